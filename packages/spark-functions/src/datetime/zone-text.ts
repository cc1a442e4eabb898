/** Zones of one word that are no offset: Java's short names first, then those of the zone database. */
const WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ACT=Australia/Darwin AET=Australia/Sydney AGT=America/Argentina/Buenos_Aires ART=Africa/Cairo AST=America/Anchorage ' +
    'BET=America/Sao_Paulo BST=Asia/Dhaka CAT=Africa/Harare CNT=America/St_Johns CST=America/Chicago CTT=Asia/Shanghai ' +
    'EAT=Africa/Addis_Ababa ECT=Europe/Paris IET=America/Indiana/Indianapolis IST=Asia/Kolkata JST=Asia/Tokyo MIT=Pacific/Apia ' +
    'NET=Asia/Yerevan NST=Pacific/Auckland PLT=Asia/Karachi PNT=America/Phoenix PRT=America/Puerto_Rico PST=America/Los_Angeles ' +
    'SST=Pacific/Guadalcanal VST=Asia/Ho_Chi_Minh EST=-05:00 MST=-07:00 HST=-10:00 ' +
    'CET CST6CDT Cuba EET EST5EDT Egypt Eire GB GB-Eire Greenwich Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET ' +
    'MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROK Singapore Turkey UCT Universal W-SU WET Zulu'
  )
    .split(' ')
    .map((word) => {
      const [name = '', zone = name] = word.split('=');
      return [name, zone];
    }),
);

const OFFSET = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/;

/**
 * The zone at the end of a time as Spark reads it, as an offset (`+05:30`) or a name behind a blank; undefined where it is none.
 * Whether a name with a slash is a zone, only the database knows.
 */
export function zoneText(text: string): string | undefined {
  const zone = text.replace(/^([^\d]*[+-])(\d):/, '$10$2:').replace(/([+-]\d\d):(\d)$/, '$1:0$2');
  if (/^(?:Z|UTC|GMT|UT)$/.test(zone)) return '+00:00';
  const match = OFFSET.exec(zone);
  if (match) {
    const [, sign, hours = '', minutes = '00', seconds = '00'] = match;
    const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    if (total > 18 * 3600 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
    const tail = seconds === '00' ? '' : `:${seconds}`;
    return `${sign}${hours.padStart(2, '0')}:${minutes}${tail}`;
  }
  if (/^[A-Z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+$/.test(zone)) return ` ${zone}`;
  const word = WORDS[zone];
  if (word === undefined) return undefined;
  return /^[+-]/.test(word) ? word : ` ${word}`;
}
