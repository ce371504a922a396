import { expect, test } from '@jest/globals';
import { reportOn } from '../../checks/report.ts';
import { shipOrder } from './breaking/places.ts';
import { changed } from './good_definition.ts';

const widthOf = (lines: string[]): number => Math.max(...lines.map((line) => line.length));

test('an app in which nothing is found has no line of findings', () => {
  expect(reportOn(changed({}))).toMatchObject({ findings: [], findingCount: 0 });
});

test('a finding says its level, check, place and remedy', () => {
  const { findings } = reportOn(changed({ flags: {} }));
  expect(findings.join('\n')).toContain(
    '│ ✘      │ warning, documented │ D028 (cleanInputData is false) in flags:',
  );
});

test('findings with long places stay within 100 columns', () => {
  const key = 'the_description_of_what_a_customer_bought_last';
  const fields = [key, `${key}_year`].map((name) => ({ key: name, label: 'what' }));
  const report = reportOn(
    changed({
      [`${shipOrder}.operation.inputFields`]: fields,
      [`${shipOrder}.display.label`]: 'Ship order',
    }),
  );
  expect(report.findingCount).toBe(3);
  expect(report.findings.filter((line) => line.includes('D018 (Labels of steps'))).toHaveLength(1);
  expect(report.findings.filter((line) => line.includes('H001 (All labels'))).toHaveLength(2);
  expect(widthOf(report.findings)).toBeLessThanOrEqual(100);
});

test('an app without a sandbox has its results compared by hand', () => {
  const { all } = reportOn(changed({}));
  expect(all.join('\n')).toContain('T002-T005: compare the Zap history');
  expect(all.join('\n')).not.toContain('in the sandbox');
});

test('an app with hooks has them compared by hand, and no other app', () => {
  const { order_paid: _, ...polling } = changed({}).triggers;
  expect(reportOn(changed({})).all.join('\n')).toContain('T006: compare hooks');
  expect(reportOn(changed({ triggers: polling })).all.join('\n')).not.toContain('T006');
});
