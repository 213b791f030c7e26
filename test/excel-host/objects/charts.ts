import { areaAddress } from '#shared/workbook/address.ts';
import { ExcelError } from '../excel-error.ts';
import { type HostObject, method, navigation, type ObjectType, scalar } from '../object-type.ts';
import { type ModelChart, type ModelSheet, newId } from '../workbook-model.ts';
import type { RangeSubject } from './range.ts';
import { refuseFormat } from './range.ts';

type Series = ModelChart['series'][number];

const addressOf = (place: unknown): string => areaAddress((Object(place).subject as RangeSubject).areas[0]!);

const seriesType: ObjectType = {
  name: 'ChartSeries',
  members: {
    name: scalar<Series>(
      1,
      (series) => series.name,
      (series, value) => {
        series.name = String(value);
      },
    ),
    setValues: method<Series>(7, (series, [place]) => {
      series.values = addressOf(place);
    }),
    setXAxisValues: method<Series>(7, (series, [place]) => {
      series.categories = addressOf(place);
    }),
  },
};

const seriesCollection: ObjectType = {
  name: 'ChartSeriesCollection',
  items: (chart: ModelChart) => chart.series.map((subject) => ({ type: seriesType, subject })),
  members: {
    getItemAt: method<ModelChart>(1, (chart, [index]) => {
      const subject = chart.series[Number(index)];
      if (!subject) throw new ExcelError('ItemNotFound');
      return { type: seriesType, subject };
    }),
    add: method<ModelChart>(7, (chart, [name]) => {
      const subject: Series = { name: String(name ?? ''), values: '', categories: '' };
      chart.series.push(subject);
      return { type: seriesType, subject };
    }),
  },
};

const titleType: ObjectType = {
  name: 'ChartTitle',
  members: {
    text: scalar<ModelChart>(
      1,
      (chart) => chart.title,
      (chart, value) => {
        chart.title = String(value);
      },
    ),
  },
};

const chartType: ObjectType = {
  name: 'Chart',
  id: (chart: ModelChart) => chart.id,
  members: {
    id: scalar<ModelChart>(7, (chart) => chart.id),
    name: scalar<ModelChart>(1, (chart) => chart.name),
    title: navigation<ModelChart>(1, (subject) => ({ type: titleType, subject })),
    series: navigation<ModelChart>(1, (subject) => ({ type: seriesCollection, subject })),
    setPosition: method<ModelChart>(1, (chart, [from, to]) => {
      chart.position = [
        typeof from === 'string' ? from : addressOf(from),
        typeof to === 'string' ? to : addressOf(to ?? from),
      ];
    }),
    delete: method<ModelChart>(1, (chart, _, world) => {
      for (const sheet of world.model.sheets) sheet.charts = sheet.charts.filter((each) => each !== chart);
    }),
  },
};

const object = (subject: ModelChart): HostObject => ({ type: chartType, subject });

function find(sheet: ModelSheet, key: unknown): HostObject {
  const found = sheet.charts.find((chart) => chart.id === key || chart.name === key);
  if (!found) throw new ExcelError('ItemNotFound');
  return object(found);
}

export const chartCollection: ObjectType = {
  name: 'ChartCollection',
  items: (sheet: ModelSheet) => sheet.charts.map(object),
  item: (sheet: ModelSheet, key) => find(sheet, key),
  members: {
    getItem: method<ModelSheet>(1, (sheet, [key]) => find(sheet, key)),
    add: method<ModelSheet>(1, (sheet, [type, source], world) => {
      refuseFormat(world, sheet);
      const made: ModelChart = {
        id: newId(world.model),
        type: String(type),
        name: `Chart ${sheet.charts.length + 1}`,
        title: '',
        series: [{ name: '', values: addressOf(source), categories: '' }],
        position: null,
      };
      sheet.charts.push(made);
      return object(made);
    }),
  },
};
