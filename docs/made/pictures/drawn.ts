import { createHash } from 'node:crypto';
import { Desk } from '../../../preview/desk.ts';
import { previewServer, STYLE } from '../../../preview/server.ts';
import { simulateTime } from '../../../sandbox/simulated_time.ts';

/** A picture of a guide: the page that it shows, and which part of it. */
interface Picture {
  file: string;
  address: string;
  /** The part, for the browser and for the text: what it begins with, and what ends it. */
  selector: string;
  from: string;
  to: string;
  width: number;
}

/** A picture as it is to be drawn. */
export interface Drawn extends Picture {
  html: string;
  /** Of the words that are drawn: whatever changes them changes it. */
  hash: string;
}

const app = (address: string): string => `/instant-compliance/${address}`;
const FORM = {
  selector: 'section[aria-labelledby="form"]',
  from: '<section aria-labelledby="form">',
  to: '</section>',
  width: 620,
};
const MAIN = { selector: 'main', from: '<main', to: '</main>', width: 760 };
const HISTORY = {
  selector: 'section[aria-labelledby="history"]',
  from: '<section aria-labelledby="history">',
  to: '</section>',
  width: 680,
};
const EXAMPLE = 'in.externalId=hubspot%3A90412277&in.fullName=Priya+Raman';

const PICTURES: readonly Picture[] = [
  {
    file: 'connect.png',
    address: app('steps'),
    selector: '.dialog',
    from: '<div class="card dialog">',
    to: '</div></section>',
    width: 620,
  },
  {
    ...FORM,
    file: 'create_or_update.png',
    address: app(`creates/upsert_customer?${EXAMPLE}&in.email=priya.raman%40example.org`),
  },
  {
    ...FORM,
    file: 'kyc_status_changed.png',
    address: app('triggers/kyc_status_changed?in.kycStatuses=VERIFIED'),
  },
  {
    ...FORM,
    file: 'aml_status_changed.png',
    address: app('triggers/aml_status_changed?in.amlStatuses=NEEDS_REVIEW'),
  },
  { ...FORM, file: 'find_customer.png', address: app('searches/find_customer') },
  { ...HISTORY, file: 'history.png', address: app('zaps') },
  { ...MAIN, file: 'why.png', address: app('why/newest') },
  { ...MAIN, file: 'preview.png', address: app('zaps'), selector: 'body', width: 1180 },
];

const HOST = '127.0.0.1:4040';
const START = Date.parse('2026-07-20T09:00:00Z');
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

const wordsOf = ({ from, to }: Picture, html: string): string => {
  const part = html.slice(html.indexOf(from));
  const text = part.slice(0, part.indexOf(to)).replace(/<[^>]*>/g, ' ');
  return text.replace(UUID, 'an id').replace(/\s+/g, ' ');
};

/** Plays what the pictures show: a Zap is on, a person is verified, and time passes. */
const play = async (desk: Desk, post: (address: string, form: string) => Promise<unknown>) => {
  const office = desk.apps.find(({ name }) => name === 'instant-compliance')?.office;
  const person = office?.people().find(({ name }) => name === 'Amira Haddad');
  const title = encodeURIComponent('A verified customer moves the deal');
  await post(app('zaps'), `on=triggers.kyc_status_changed&title=${title}&in.kycStatuses=VERIFIED`);
  await post('/clock', 'minutes=15');
  await post(app('office'), `act=verify&person=${person?.id}`);
  await post('/clock', 'minutes=2');
};

/** The pages behind the pictures, each with the hash of its words. Needs no browser. */
export const drawnPictures = async (): Promise<Drawn[]> => {
  const time = simulateTime(START);
  const desk = await Desk.open(time);
  const server = previewServer(desk);
  const headers = { Host: HOST, Origin: `http://${HOST}` };
  await play(desk, async (address, body) =>
    server.request(address, { method: 'POST', body, headers }),
  );
  desk.note = '';
  const drawn: Drawn[] = [];
  for (const picture of PICTURES) {
    const address = picture.address.replace('newest', String(desk.history.rows[0]?.id));
    const page = await (await server.request(address, { headers })).text();
    const hash = createHash('sha256').update(wordsOf(picture, page)).digest('hex').slice(0, 16);
    const html = page.replace(/<link rel="stylesheet"[^>]*>/, `<style>${STYLE}</style>`);
    drawn.push({ ...picture, html, hash });
  }
  for (const one of desk.apps) await one.close();
  time.end();
  return drawn;
};
