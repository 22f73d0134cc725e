/*
 * Asks libxlutil what it makes of PCI devices and of rdm. Each line of standard input is "pci TEXT" or "rdm TEXT"; each line of
 * the answer is "-" when the text is refused, else the numbers that it stands for:
 *   pci  domain bus device function all-functions slot msitranslate power_mgmt permissive seize name (in brackets)
 *   rdm  strategy policy, -9 where none is set
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxlutil.h>

static void answer_pci(XLU_Config *config, const char *text)
{
    libxl_device_pci pci;
    memset(&pci, 0, sizeof pci);
    if (xlu_pci_parse_spec_string(config, &pci, text)) {
        puts("-");
        return;
    }
    printf("%d %d %d %d %d %d %d %d %d %d [%s]\n", pci.domain, pci.bus, pci.dev, pci.func, pci.vfunc_mask > 1,
           pci.vdevfn >> 3, pci.msitranslate, pci.power_mgmt, pci.permissive, pci.seize, pci.name ? pci.name : "");
    free(pci.name);
}

static void answer_rdm(XLU_Config *config, const char *text)
{
    libxl_rdm_reserve rdm = { .strategy = -9, .policy = -9 };
    if (xlu_rdm_parse(config, &rdm, text)) puts("-");
    else printf("%d %d\n", rdm.strategy, rdm.policy);
}

int main(void)
{
    char line[4096];
    FILE *silence = fopen("/dev/null", "w");
    XLU_Config *config = silence ? xlu_cfg_init(silence, "devices") : NULL;
    if (!config) return 2;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        if (!strncmp(line, "pci ", 4)) answer_pci(config, line + 4);
        else if (!strncmp(line, "rdm ", 4)) answer_rdm(config, line + 4);
        else return 2;
    }
    return 0;
}
