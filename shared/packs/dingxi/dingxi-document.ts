import type { RegionCode } from '../../model/brands.ts';
import type { PolicyDocument } from '../../rule-pack/rule-pack.ts';

const regions = (codes: readonly string[]): readonly RegionCode[] => codes.map((code) => code as RegionCode);

export const DINGXI = '621100' as RegionCode;

/** The seven counties in the order of their codes. */
export const DINGXI_COUNTIES: readonly RegionCode[] = regions([
  '621102',
  '621121',
  '621122',
  '621123',
  '621124',
  '621125',
  '621126',
]);

/** Zones that the assessment treats like counties; they have no GB/T 2260 code. */
export const DINGXI_ZONES: readonly RegionCode[] = regions(['621100-定西高新区', '621100-定西生态科创城']);

/** The document all three Dingxi packs come from. */
export const dingxiDocument = (part: string): PolicyDocument => ({
  number: '定办发〔2022〕75号',
  title: '定西市强化科技支撑助力追赶发展实施方案(2022—2025年)',
  part,
  issuer: '中共定西市委办公室 定西市人民政府办公室',
});
