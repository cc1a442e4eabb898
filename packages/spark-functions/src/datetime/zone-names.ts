import { ZONES } from '../gen/zones.js';

/**
 * The zones that Java 17 reads short names for, in any case, with Locale.US: the zone, then its names. Of a name that several zones have
 * it takes one. Observed by reading each name with the pattern `zzz`.
 */
const NAMED = `
Africa/Abidjan GHST IST
Africa/Johannesburg SAST
Africa/Lagos WAST WAT
Africa/Maputo CAST CAT
Africa/Nairobi EAT
America/Argentina/Buenos_Aires ARST ART
America/Asuncion PYST PYT
America/Bogota COST COT
America/Caracas VEST VET
America/Cayenne GFST GFT
America/Chicago CDT CST
America/Denver MDT MST
America/Guayaquil ECST ECT
America/Guyana GYST GYT
America/Halifax ADT AST
America/Juneau AKDT AKST
America/La_Paz BOST BOT
America/Lima PEST PET
America/Los_Angeles PDT PST
America/Manaus AMST AMT
America/Miquelon PMDT PMST
America/Montevideo UYST UYT
America/New_York EDT EST
America/Noronha FNST FNT
America/Nuuk WGST WGT
America/Paramaribo SRST SRT
America/Rio_Branco ACST ACT
America/Sao_Paulo BRST BRT
America/Scoresbysund EGST EGT
America/St_Johns NDT NST
Antarctica/Davis DAVST DAVT
Antarctica/Mawson MAWST MAWT
Antarctica/Palmer CLST CLT
Antarctica/Rothera ROTST ROTT
Antarctica/Vostok VOSST VOST
Asia/Almaty ALMST ALMT QOSST QOST
Asia/Anadyr ANAST ANAT
Asia/Aqtobe AQTST AQTT ORAST ORAT QYZST QYZT
Asia/Ashgabat TMST TMT
Asia/Baku AZST AZT
Asia/Bangkok CXST CXT ICST ICT
Asia/Bishkek KGST KGT
Asia/Dhaka BDST BDT
Asia/Dili TLST TLT
Asia/Dubai REST RET SCST SCT
Asia/Dushanbe TJST TJT
Asia/Hong_Kong HKST HKT
Asia/Hovd HOVST HOVT
Asia/Irkutsk IRKST IRKT
Asia/Jakarta WIB WIST
Asia/Jayapura EIST WIT
Asia/Kabul AFST AFT
Asia/Kamchatka PETST PETT
Asia/Karachi PKST PKT
Asia/Kathmandu NPST NPT
Asia/Kolkata IDT
Asia/Krasnoyarsk KRAST KRAT
Asia/Kuching BNST BNT MYST MYT
Asia/Magadan MAGST MAGT
Asia/Makassar CIST WITA
Asia/Novosibirsk NOVST NOVT
Asia/Omsk OMSST OMST
Asia/Riyadh SYOST SYOT
Asia/Sakhalin SAKST SAKT
Asia/Seoul KDT KST
Asia/Singapore SGST SGT
Asia/Srednekolymsk SREDT SRET
Asia/Tashkent UZST UZT
Asia/Tbilisi GEST GET
Asia/Tehran IRDT IRST
Asia/Thimphu BTST BTT
Asia/Tokyo JDT JST
Asia/Ulaanbaatar CHOST CHOT ULAST ULAT
Asia/Urumqi XJDT XJT
Asia/Vladivostok VLAST VLAT
Asia/Yakutsk YAKST YAKT
Asia/Yangon CCST CCT MMST MMT
Asia/Yekaterinburg YEKST YEKT
Atlantic/Azores AZOST AZOT
Atlantic/Canary WEST WET
Atlantic/Cape_Verde CVST CVT
Atlantic/South_Georgia GDT GST
Atlantic/Stanley FKST FKT
Australia/Adelaide ACDT
Australia/Eucla ACWDT ACWST
Australia/Lord_Howe LHDT LHST
Australia/Perth AWDT AWST
Australia/Sydney AEDT AEST
Europe/Bucharest EEST EET
Europe/Istanbul TRST TRT
Europe/Moscow MSD MSK
Europe/Paris CEST CET MEST MET
Europe/Samara SAMST SAMT
Indian/Chagos IOST IOT
Indian/Maldives MVST MVT TFST TFT
Indian/Mauritius MUST MUT
Pacific/Apia WSDT WSST
Pacific/Auckland NZDT NZST
Pacific/Bougainville BST
Pacific/Chatham CHADT CHAST
Pacific/Easter EASST EAST
Pacific/Efate VUST VUT
Pacific/Fakaofo TKST TKT
Pacific/Fiji FJST FJT
Pacific/Galapagos GALST GALT
Pacific/Gambier GAMST GAMT
Pacific/Guadalcanal PONST PONT SBST SBT
Pacific/Guam ChDT ChST
Pacific/Honolulu HADT HAST HDT HST
Pacific/Kanton PHOST PHOT
Pacific/Kiritimati LINST LINT
Pacific/Kosrae KOSST KOST
Pacific/Marquesas MARST MART
Pacific/Nauru NRST NRT
Pacific/Niue NUST NUT
Pacific/Norfolk NFST NFT
Pacific/Noumea NCST NCT
Pacific/Pago_Pago SDT SST
Pacific/Palau PWST PWT
Pacific/Port_Moresby CHUST CHUT DDUST DDUT PGST PGT
Pacific/Rarotonga CKHST CKT
Pacific/Tahiti TAHST TAHT
Pacific/Tarawa GILST GILT MHST MHT TVST TVT WAKST WAKT WFST WFT
Pacific/Tongatapu TOST TOT
`;
/** Names of no season, which SimpleDateFormat does not read. */
const SEASONLESS = `
Africa/Abidjan ATT IT
Africa/Johannesburg SAT
America/Chicago CT
America/Halifax AT
America/Juneau AKT
America/Los_Angeles PT
America/Miquelon PMT
America/New_York ET
America/St_Johns NT
Asia/Bangkok CIT
Asia/Seoul KT
Asia/Tehran IRT
Asia/Tokyo JT
Atlantic/South_Georgia GT
Australia/Eucla ACWT
Australia/Lord_Howe LHT
Australia/Perth AWT
Australia/Sydney AET
Europe/Moscow MT
Pacific/Apia WST
Pacific/Auckland NZT
Pacific/Bougainville BT
Pacific/Chatham CHAT
Pacific/Guam ChT
Pacific/Honolulu HAT
Pacific/Pago_Pago ST
`;

const namesIn = (table: string): readonly (readonly [name: string, zone: string])[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [zone = '', ...names] = line.split(' ');
      return names.map((name) => [name.toUpperCase(), zone] as const);
    });

/** Zone by what is read for it, in capitals: `PST` is America/Los_Angeles, and so is its own name. */
const zones: ReadonlyMap<string, string> = new Map([
  ...ZONES.filter((zone) => !/^Etc\/GMT./.test(zone)).map((zone) => [zone.toUpperCase(), zone] as const),
  ...namesIn(NAMED + SEASONLESS.trim()),
]);

const OFFSET = /^(?:UTC|UT|GMT)?(?:[+-]\d\d:\d\d(?::\d\d)?)?$/;

/** The zone that the pattern `zzz` reads: a short name, a region but for those that begin with another name, an offset with colons; else empty. */
export function namedZone(text: string): string {
  const capitals = text.toUpperCase();
  return OFFSET.test(capitals) || capitals === 'Z' ? capitals : (zones.get(capitals) ?? '');
}

/** What SimpleDateFormat reads for the letter z, as a regular expression: short and long names, of which all end in Time, and offsets. */
export const OLD_ZONE = `GMT(?:[+-]\\d{1,2}:\\d\\d|(?![+-]))|UTC|[+-]\\d{4}|${namesIn(NAMED)
  .map(([name]) => name)
  .join('|')}|[A-Za-z][A-Za-z .&'-]* Time`;
