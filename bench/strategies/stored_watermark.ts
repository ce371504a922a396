import { reference, type SwitchOn } from './reference.ts';

const later = (a: string, b: string): string => (Date.parse(b) > Date.parse(a) ? b : a);

/** The loop of the vendor's guide: ask for what changed since the greatest `updated_at` seen. */
const switchOn: SwitchOn = (list, known) => {
  let watermark = known.map(({ updated_at }) => updated_at).reduce(later);
  return async (fire) => {
    let greatest = watermark;
    for await (const page of list.pages(watermark)) {
      for (const record of page) {
        fire(record);
        greatest = later(greatest, record.updated_at);
      }
    }
    watermark = greatest;
  };
};

export const storedWatermark = reference('stored watermark', switchOn, () => 1);
