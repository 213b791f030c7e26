import type { RegionCode } from '../../model/brands.ts';
import type { PolicyDocument } from '../../rule-pack/rule-pack.ts';

export const PINGLIANG = '620800' as RegionCode;

/** One notice prints three documents (and its whole text twice); each is a pack of its own. */
export const pingliangDocument = (title: string): PolicyDocument => ({
  number: '平政办发〔2017〕66号',
  title,
  part: '2017年6月15日落款，2017年6月27日成文',
  issuer: '平凉市人民政府办公室',
});
