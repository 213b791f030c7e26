/** A city of Gansu with its counties and zones: [code, full name, short name] as offices write them. */
export interface City {
  readonly code: string;
  readonly name: string;
  readonly counties: readonly Place[];
  readonly zones: readonly Place[];
}

export interface Place {
  readonly code: string;
  readonly name: string;
  /** Other ways in which the place is written in a table of its own city. */
  readonly others: readonly string[];
}

const place = (code: string, name: string, ...others: string[]): Place => ({ code, name, others });

export const CITIES: readonly City[] = [
  {
    code: '621100',
    name: '定西市',
    counties: [
      place('621102', '安定区', '安定'),
      place('621121', '通渭县', '通渭'),
      place('621122', '陇西县', '陇西'),
      place('621123', '渭源县', '渭源'),
      place('621124', '临洮县', '临洮'),
      place('621125', '漳县', '漳 县'),
      place('621126', '岷县', '岷  县'),
    ],
    zones: [
      place('621100-定西高新区', '定西高新区', '高新区'),
      place('621100-定西生态科创城', '生态科创城', '定西生态科创城'),
    ],
  },
  {
    code: '621200',
    name: '陇南市',
    counties: [
      place('621202', '武都区', '武都'),
      place('621221', '成县', '成 县'),
      place('621222', '文县', '文  县'),
      place('621223', '宕昌县', '宕昌'),
      place('621224', '康县', '康 县'),
      place('621225', '西和县', '西和'),
      place('621226', '礼县', '礼 县'),
      place('621227', '徽县', '徽 县'),
      place('621228', '两当县', '两当'),
    ],
    zones: [],
  },
  {
    code: '620800',
    name: '平凉市',
    counties: [
      place('620802', '崆峒区', '崆峒'),
      place('620821', '泾川县', '泾川'),
      place('620822', '灵台县', '灵台'),
      place('620823', '崇信县', '崇信'),
      place('620825', '庄浪县', '庄浪'),
      place('620826', '静宁县', '静宁'),
      place('620881', '华亭市', '华亭'),
    ],
    zones: [],
  },
  {
    code: '620900',
    name: '酒泉市',
    counties: [
      place('620902', '肃州区', '肃州'),
      place('620921', '金塔县', '金塔'),
      place('620922', '瓜州县', '瓜州'),
      place('620923', '肃北蒙古族自治县', '肃北县', '肃北'),
      place('620924', '阿克塞哈萨克族自治县', '阿克塞县', '阿克塞'),
      place('620981', '玉门市', '玉门'),
      place('620982', '敦煌市', '敦煌'),
    ],
    zones: [],
  },
  {
    code: '620700',
    name: '张掖市',
    counties: [
      place('620702', '甘州区', '甘州'),
      place('620721', '肃南裕固族自治县', '肃南县', '肃南'),
      place('620722', '民乐县', '民乐'),
      place('620723', '临泽县', '临泽'),
      place('620724', '高台县', '高台'),
      place('620725', '山丹县', '山丹'),
    ],
    zones: [],
  },
  {
    code: '620500',
    name: '天水市',
    counties: [
      place('620502', '秦州区', '秦州'),
      place('620503', '麦积区', '麦积'),
      place('620521', '清水县', '清水'),
      place('620522', '秦安县', '秦安'),
      place('620523', '甘谷县', '甘谷'),
      place('620524', '武山县', '武山'),
      place('620525', '张家川回族自治县', '张家川县', '张家川'),
    ],
    zones: [],
  },
];

/** The city of this code. */
export const cityOf = (code: string): City => CITIES.find((city) => city.code === code)!;
