import type { ScoringRule } from '../../rule-pack/scoring-rule.ts';
import type { CompileOptions } from '../compile-notation.ts';
import { type NotationDiagnostic, NotUnderstood } from '../diagnostic.ts';
import { buildParts } from '../parts/build-parts.ts';
import { isInert, readItems, readLead } from '../statements/read-items.ts';
import { foldFormulas } from '../tokens/fold-formulas.ts';
import { pointsFirst } from '../tokens/points-first.ts';
import type { SourceText } from '../tokens/source-text.ts';
import { splitItems } from '../tokens/split-items.ts';
import type { Token } from '../tokens/token.ts';
import { tokenize } from '../tokens/tokenize.ts';
import { readUnitHint } from '../tokens/unit-hint.ts';
import { assembleFormula, looksLikeFormula } from './assemble-formula.ts';
import { assembleGrades, looksLikeGrades } from './assemble-grades.ts';
import { type Assembly, plain } from './assembly.ts';
import { type Conversion, refuseIdleConversion, takeConversion } from './conversion.ts';
import { enteredRule, limitedSum } from './entered-rule.ts';
import { joinParts } from './join-parts.ts';
import { weightedSum } from './weighted-sum.ts';

/** From the spelled text to the rule: items, tokens, statements, parts, sum. */
export function assembleRule(
  source: SourceText,
  options: CompileOptions,
  notes: NotationDiagnostic[],
): ScoringRule {
  const split = splitItems(source);
  const taken = split.items.map((item) =>
    takeConversion(foldFormulas(pointsFirst(tokenize(source, item.start, item.end)))),
  );
  const tokens = taken.map((item) => item.tokens);
  const all = tokens.flat();
  const conversions = taken.flatMap((item) => item.conversion ?? []);
  const assembly = openAssembly(all, options, notes, conversions);
  if (assembly.conversion === null && looksLikeFormula(all)) return assembleFormula(source, all, assembly);
  const weighted = split.items.length === 1 ? weightedSum(all, assembly) : null;
  if (weighted) return weighted;
  if (assembly.conversion === null && looksLikeGrades(all)) return assembleGrades(source, all, assembly);
  const lead = split.lead ? tokenize(source, split.lead.start, split.lead.end) : [];
  if ([...lead, ...all].every(isInert)) return enteredRule(source, assembly);
  const readings = readItems(tokens, split.items, split.lettered);
  const only = readings.length === 1 ? readings[0] : undefined;
  const cut = only?.statements.length === 0 ? limitedSum(only.limits, assembly) : null;
  if (cut) return cut;
  const parts = readings.flatMap((read) => buildParts(read, assembly, readings.length));
  refuseIdleConversion(assembly.conversion, assembly);
  return joinParts(parts, readings, readLead(lead), assembly);
}

/** 基本分 is sometimes printed with the indicator's name: 利润总额(基本分30分), 新增单位(批发业5分). */
const BASE_IN_NAME =
  /(?:基本分|基础分|基准分)(?:为|是)?(\d+(?:\.\d+)?)|[((][^()()]{0,12}?(\d+(?:\.\d+)?)分[))]/;

function openAssembly(
  tokens: readonly Token[],
  options: CompileOptions,
  notes: NotationDiagnostic[],
  conversions: readonly Conversion[],
): Assembly {
  const [conversion = null, another] = conversions;
  if (another) throw new NotUnderstood('remark-changes-count', another.span);
  const named = BASE_IN_NAME.exec(options.indicator ?? '');
  const printed = tokens.find((token) => token.kind === 'base')?.value ?? null;
  const max = options.maxPoints ?? null;
  return {
    maxPoints: max === null ? null : plain(max),
    indicator: options.indicator ?? null,
    hint: readUnitHint(options.inputUnit ?? null),
    base: printed ?? named?.[1] ?? named?.[2] ?? null,
    baseIsPrinted: false,
    own: { name: 'value', label: conversion?.to ?? options.indicator ?? '本项数值' },
    conversion,
    owners: new Map(),
    inputs: [],
    assumed: new Set(),
    notes,
  };
}
