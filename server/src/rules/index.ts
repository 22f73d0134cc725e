import type { Rule } from './rule.ts';
import duplicateMac from './fleet/duplicate-mac.ts';
import missingComma from './syntax/missing-comma.ts';
import smartQuotes from './syntax/smart-quotes.ts';
import syntax from './syntax/syntax.ts';
import tooLarge from './syntax/too-large.ts';
import valueOutsideQuotes from './syntax/value-outside-quotes.ts';
import antispoofWithoutIp from './vif/antispoof-without-ip.ts';
import routeWithoutIp from './vif/route-without-ip.ts';
import vifIpInvalid from './vif/vif-ip-invalid.ts';
import vifIpMissing from './vif/vif-ip-missing.ts';
import vifMacGlobal from './vif/vif-mac-global.ts';
import vifMacMalformed from './vif/vif-mac-malformed.ts';
import vifMacMissing from './vif/vif-mac-missing.ts';
import vifMacMulticast from './vif/vif-mac-multicast.ts';
import vifMacReserved from './vif/vif-mac-reserved.ts';
import vifMissingComma from './vif/vif-missing-comma.ts';
import vifNameLong from './vif/vif-name-long.ts';
import vifNameReserved from './vif/vif-name-reserved.ts';
import vifNameTooLong from './vif/vif-name-too-long.ts';
import vifQuotedValue from './vif/vif-quoted-value.ts';
import vifUnknownKey from './vif/vif-unknown-key.ts';

/** Every rule, in the order in which they run. A test fails when a file of a rule is not listed here or has no page. */
export const RULES: readonly Rule[] = [
  missingComma,
  smartQuotes,
  syntax,
  tooLarge,
  valueOutsideQuotes,
  antispoofWithoutIp,
  routeWithoutIp,
  vifIpInvalid,
  vifIpMissing,
  vifMacGlobal,
  vifMacMalformed,
  vifMacMissing,
  vifMacMulticast,
  vifMacReserved,
  vifMissingComma,
  vifNameLong,
  vifNameReserved,
  vifNameTooLong,
  vifQuotedValue,
  vifUnknownKey,
  duplicateMac,
];
