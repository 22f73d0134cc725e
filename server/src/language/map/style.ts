/** The colours that networks have in turn, on light and on dark: told apart by people who do not see all colours, too. */
const NETWORKS: readonly (readonly [string, string])[] = [
  ['#0b62c4', '#6cb0ff'],
  ['#9a6200', '#e3b341'],
  ['#1a7f4b', '#56d394'],
  ['#8250df', '#c297ff'],
  ['#0a7d8c', '#4dd4e6'],
  ['#a03f8e', '#f29be0'],
];

/** How many classes `n0`, `n1`, … there are. */
export const NETWORK_COLOURS = NETWORKS.length;

const networks = (dark: 0 | 1): string =>
  NETWORKS.map((colours, i) => {
    const colour = colours[dark];
    return `.net.n${i} .box,.line.n${i}{stroke:${colour}}.port.n${i}{fill:${colour}}`;
  }).join('');

const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif";
const MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";

const SHAPES = `
text{font:12px ${FONT}}
.mono{font:11px ${MONO}}
.name{font-weight:600}
.end{text-anchor:end}
.title{font-size:14px;font-weight:600}
.box,.line,.frame,.group{fill:none;stroke-width:1.2}
.net .box{stroke-width:2}
.line{stroke-width:1.6;opacity:.75}
.line.bad{stroke-width:2.4;opacity:1}
.usual .box{stroke-dasharray:4 3}
.bad .box{stroke-width:2}
.group{stroke-dasharray:2 3}
.small.troubled .frame{stroke-width:3}`;

const LIGHT = `
.back{fill:#fff}
text{fill:#1f2328}.soft{fill:#57606a}
.frame{fill:#f6f8fa;stroke:#d0d7de}.group{stroke:#8c959f}
.box{fill:#fff;stroke:#8c959f}.line{stroke:#57606a}
${networks(0)}
.bad .box,.line.bad,.small.troubled .frame{stroke:#cf222e}.warn,.warn text{fill:#b3121d}
.cell .box{fill:#d8dee4;stroke:#8c959f}.cell.bad .box{fill:#cf222e;stroke:#cf222e}`;

const DARK = `
.back{fill:#0d1117}
text{fill:#e6edf3}.soft{fill:#9198a1}
.frame{fill:#151b23;stroke:#3d444d}.group{stroke:#656c76}
.box{fill:#0d1117;stroke:#656c76}.line{stroke:#9198a1}
${networks(1)}
.bad .box,.line.bad,.small.troubled .frame{stroke:#ff7b72}.warn,.warn text{fill:#ff9a92}
.cell .box{fill:#3d444d;stroke:#656c76}.cell.bad .box{fill:#ff7b72;stroke:#ff7b72}`;

/** The style of a drawing that stands for itself: light, and dark where the viewer asks for that. */
export const STYLE = `${SHAPES}${LIGHT}\n@media (prefers-color-scheme:dark){${DARK}\n}`.replaceAll('\n', '\n  ');
