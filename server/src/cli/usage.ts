/** A complaint for the person at the terminal: printed as it is, without a stack, and ends the command with status 2. */
export class UsageError extends Error {}

export const USAGE = `xen-config: checks Xen configuration files

  xen-config check [PATH…]        problems of files and folders, checked as one fleet
      --format pretty|json|sarif|github   how they are printed (pretty)
      --fix                       apply the safe fixes and write the files
      --kind domain|xend|conf|cpupool   what the files are, where their names do not say it
      --toolstack xl|xm           the toolstack that domU configs are for
      --release 4.17              the release of Xen
      --config FILE               settings, in place of the nearest .xen-config.json
      --max-warnings N            exit with 1 above this many warnings
      --quiet                     errors only
      --stdin                     check standard input (also as PATH "-")
      --stdin-filename NAME       its name
      --isolated                  each file on its own, not as one fleet
      --jobs N                    with N threads; by itself as many as help
  xen-config format PATH…         lays files out: blanks and line ends only, what Xen reads stays
      --check                     writes nothing; exits with 1 when something would change
      --kind, --toolstack, --release, --config   as above
  xen-config parse FILE…          what Xen would read, one JSON object a line
  xen-config map [PATH…]          the networks of the fleet
      --format svg|dot|mermaid|json
  xen-config explain RULE|OPTION  a rule's or option's page
  xen-config catalog              all that is known of options, as JSON
  xen-config lsp --stdio          the language server

Exit status: 0 no errors, 1 problems, 2 wrong usage or a file that could not be read.
`;
