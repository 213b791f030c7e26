import type { DecimalText } from '../../model/brands.ts';
import type { AdjustmentRule } from '../../rule-pack/rule-pack.ts';

const BONUS = '附件2 二(四)1 加分项';
const DEDUCTION = '附件2 二(四)2 减分项';

const level = (name: string, points: string, ...aliases: string[]) => ({
  level: name,
  aliases,
  points: points as DecimalText,
});

/** 加减分: each event with its level; those 在季度考核中 count in the quarter they fall in. */
export const assessmentAdjustments: readonly AdjustmentRule[] = [
  {
    id: 'commendation',
    text: '推动科技创新工作受到国家、省级、市级表彰奖励的县区,在季度考核中每次分别加3分、2分、1分',
    levels: [
      level('国家级表彰奖励', '3', '国家表彰', '国家级表彰', '国家表彰奖励', '国家级奖励'),
      level('省级表彰奖励', '2', '省级表彰', '省表彰', '省级奖励', '省部级表彰'),
      level('市级表彰奖励', '1', '市级表彰', '市表彰', '市级奖励'),
    ],
    per: 'quarter',
    unit: '次',
    clause: BONUS,
  },
  {
    id: 'praise',
    text: '被市委、市政府主要领导批示表扬的县区,在季度考核中每次加1分',
    levels: [
      level(
        '市委市政府主要领导批示表扬',
        '1',
        '批示表扬',
        '领导批示表扬',
        '市委主要领导批示表扬',
        '市政府主要领导批示表扬',
        '肯定性批示',
      ),
    ],
    per: 'quarter',
    unit: '次',
    clause: BONUS,
  },
  {
    id: 'meetings',
    text: '召开全省现场观摩会议的、在全省进行经验交流的,每次分别加2分、1分',
    levels: [
      level('召开全省现场观摩会议', '2', '全省现场观摩会', '现场观摩会议', '全省现场观摩', '现场观摩'),
      level('在全省进行经验交流', '1', '全省经验交流', '经验交流', '全省交流发言'),
    ],
    per: 'year',
    unit: '次',
    clause: BONUS,
  },
  {
    id: 'media',
    text: '在国家、省级主流媒体刊播典型经验的县区,每刊播一条在季度考核中分别加2分、1分',
    levels: [
      level(
        '国家级主流媒体刊播',
        '2',
        '国家主流媒体刊播',
        '国家级媒体刊播',
        '国家级主流媒体',
        '中央媒体刊播',
      ),
      level('省级主流媒体刊播', '1', '省主流媒体刊播', '省级媒体刊播', '省级主流媒体'),
    ],
    per: 'quarter',
    unit: '条',
    clause: BONUS,
  },
  {
    id: 'listing',
    text: '科创板、新三板上市企业每增加1家,加3分',
    levels: [
      level(
        '科创板、新三板上市企业新增',
        '3',
        '新增上市企业',
        '科创板新三板上市',
        '新增科创板、新三板上市企业',
        '上市企业',
      ),
    ],
    per: 'year',
    unit: '家',
    clause: BONUS,
    against: '上年末家数',
  },
  {
    id: 'criticism',
    text: '科技创新工作被国家、省级、市级通报批评或约谈的县区,在季度考核中每次分别扣3分、2分、1分',
    levels: [
      level('国家级通报批评或约谈', '-3', '国家通报批评', '国家级通报批评', '国家级约谈', '国家约谈'),
      level('省级通报批评或约谈', '-2', '省通报批评', '省级通报批评', '省级约谈', '省约谈'),
      level('市级通报批评或约谈', '-1', '市通报批评', '市级通报批评', '市级约谈', '市约谈'),
    ],
    per: 'quarter',
    unit: '次',
    clause: DEDUCTION,
  },
  {
    id: 'reproof',
    text: '被市委、市政府主要领导批示批评的县区,在季度考核中每次扣1分',
    levels: [level('市委市政府主要领导批示批评', '-1', '批示批评', '领导批示批评')],
    per: 'quarter',
    unit: '次',
    clause: DEDUCTION,
  },
  {
    id: 'exposure',
    text: '科技创新工作在国家、省级主流媒体被曝光批评的县区,在季度考核中每次分别扣2分、1分',
    levels: [
      level('国家级主流媒体曝光批评', '-2', '国家主流媒体曝光', '国家级媒体曝光', '国家级主流媒体曝光'),
      level('省级主流媒体曝光批评', '-1', '省主流媒体曝光', '省级媒体曝光', '省级主流媒体曝光'),
    ],
    per: 'quarter',
    unit: '次',
    clause: DEDUCTION,
  },
];
