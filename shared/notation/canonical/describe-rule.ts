import type { Band, Condition, PointsNode, RuleInput, ScoringRule } from '../../rule-pack/scoring-rule.ts';
import {
  AGAINST_WORDS,
  COMPARATOR_WORDS,
  KIND_WORDS,
  MEASURE_WORDS,
  OPERATOR_WORDS,
  PICK_WORDS,
  ROUND_WORDS,
  STEP_WORDS,
  TYPE_WORDS,
} from './canonical-words.ts';

/**
 * The rule in canonical Chinese: one spelling for every rule, complete and unambiguous. Compiling it gives the same rule.
 * `规则:计数。输入:「value」(标签「高新技术企业」;数;单位「家」)。得分=限制(计次(「value」;高于0;每1;2分;按比例);不高于10分)。`
 */
export function describeRule(rule: ScoringRule): string {
  const parts = [
    `规则:${KIND_WORDS[rule.kind]}`,
    `输入:${rule.inputs.length === 0 ? '无' : rule.inputs.map(describeInput).join('、')}`,
  ];
  if (rule.points) parts.push(`得分=${describeNode(rule.points)}`);
  if (rule.grades) {
    const cases = rule.grades.cases.map(({ when, grade }) => `若${describeCondition(when)}:${quoted(grade)}`);
    parts.push(
      `等次=${[...cases, `否则:${rule.grades.otherwise === null ? '待定' : quoted(rule.grades.otherwise)}`].join(';')}`,
    );
  }
  if (rule.vetoes)
    parts.push(
      `否决=${rule.vetoes.map(({ when, effect }) => `若${describeCondition(when)}:${quoted(effect)}`).join(';')}`,
    );
  if (rule.assumed) parts.push(`约定:${rule.assumed.map(quoted).join('、')}`);
  return `${parts.join('。')}。`;
}

const quoted = (text: string): string => `「${text.replaceAll('」', '」」')}」`;

function describeInput(input: RuleInput): string {
  const facts = [
    ...(input.label === input.name ? [] : [`标签${quoted(input.label)}`]),
    TYPE_WORDS[input.type],
    ...(input.unit === null ? [] : [`单位${quoted(input.unit)}`]),
    ...(input.options ? [`可选${input.options.map(quoted).join('')}`] : []),
    ...(input.measure ? [`含义${MEASURE_WORDS[input.measure]}`] : []),
    ...(input.against ? [`相对${AGAINST_WORDS[input.against]}`] : []),
    ...(input.absent === undefined ? [] : [`缺省${input.absent === false ? '否' : input.absent}`]),
  ];
  return `${quoted(input.name)}(${facts.join(';')})`;
}

function describeNode(node: PointsNode): string {
  switch (node.node) {
    case 'constant':
      return `${node.points}分`;
    case 'quantity':
      return quoted(node.input);
    case 'bands':
      return `分档(${[describeNode(node.of), ...node.bands.map(describeBand), `其余:${node.outside === 'zero' ? '0分' : '待定'}`].join(';')})`;
    case 'rate':
      return `计次(${[
        describeNode(node.of),
        `${node.side === 'above' ? '高于' : '低于'}${node.from}`,
        `每${node.per}`,
        `${node.points}分`,
        STEP_WORDS[node.steps],
        ...(node.most === null ? [] : [`最多${node.most}分`]),
      ].join(';')})`;
    case 'sum':
      return `相加(${node.parts.map(describeNode).join(';')})`;
    case 'pick':
      return `${PICK_WORDS[node.which]}(${node.of.map(describeNode).join(';')})`;
    case 'when':
      return `分情形(${[...node.cases.map((one) => `若${describeCondition(one.when)}:${describeNode(one.then)}`), `否则:${node.otherwise ? describeNode(node.otherwise) : '待定'}`].join(';')})`;
    case 'clamp':
      return `限制(${[describeNode(node.of), ...(node.floor === null ? [] : [`不低于${node.floor}分`]), ...(node.cap === null ? [] : [`不高于${node.cap}分`])].join(';')})`;
    case 'places':
      return `按名次(${[describeNode(node.of), node.list.map((points) => `${points}分`).join('、'), `其余:${describeRest(node.rest)}`].join(';')})`;
    case 'arithmetic':
      return `(${describeNode(node.left)}${OPERATOR_WORDS[node.operator]}${describeOperand(node)})`;
    case 'round':
      return `${ROUND_WORDS[node.mode]}(${describeNode(node.of)};${node.places}位)`;
  }
}

/** What points are divided by is a number, no points. */
function describeOperand({ operator, right }: Extract<PointsNode, { node: 'arithmetic' }>): string {
  return operator === 'divide' && right.node === 'constant' ? right.points : describeNode(right);
}

function describeRest(rest: Extract<PointsNode, { node: 'places' }>['rest']): string {
  if (rest === 'zero') return '0分';
  if (rest === 'last') return '同末位';
  if (rest === 'unscored') return '待定';
  return `每名减${rest.step}分`;
}

function describeBand(band: Band): string {
  const mark = (included: boolean): string => (included ? '(含)' : '(不含)');
  const low = band.from === null ? null : `${band.from}${mark(band.fromIncluded)}`;
  const high = band.to === null ? null : `${band.to}${mark(band.toIncluded)}`;
  const range =
    low === null
      ? high === null
        ? '任何值'
        : `${high}以下`
      : high === null
        ? `${low}以上`
        : `${low}至${high}`;
  return `${range}:${band.pointsFrom}分${band.pointsFrom === band.pointsTo ? '' : `至${band.pointsTo}分`}`;
}

function describeCondition(condition: Condition): string {
  switch (condition.test) {
    case 'compare':
      return `(${describeNode(condition.of)}${COMPARATOR_WORDS[condition.comparator]}${condition.to})`;
    case 'holds':
      return `有${quoted(condition.input)}`;
    case 'chosen':
      return `选${quoted(condition.input)}为${quoted(condition.option)}`;
    case 'not':
      return `非(${describeCondition(condition.of)})`;
    case 'all':
      return `且(${condition.of.map(describeCondition).join(';')})`;
    case 'any':
      return `或(${condition.of.map(describeCondition).join(';')})`;
  }
}
