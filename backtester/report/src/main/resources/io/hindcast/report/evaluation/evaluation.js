/** Charts of folds, seeds and paths, and what they add to the others; none in a run without them. */
hindcast.evaluation = (() => {
  const {data, css, narrow, base, zoomable, line, time, escape, percent, money, small, fixed, significant} = hindcast;
  const {folds, seeds, paths, parameters} = data.evaluation ?? {};
  const skill = value => fixed(value, 4);
  const ratio = value => fixed(value, 2);
  const muted = () => ({color: css('muted'), fontSize: 12});

  /** Thin lines where one model takes over from another, and the fold's number in the tooltip. */
  function borders(option) {
    if (!folds) {
      return option;
    }
    option.series[0].markLine = {
      silent: true, symbol: 'none', label: {show: false}, animation: false,
      lineStyle: {color: css('muted'), width: 1, type: [2, 4], opacity: .8},
      data: folds.list.slice(1).map(fold => ({xAxis: fold.test[0]}))
    };
    const values = option.tooltip.formatter;
    option.tooltip.formatter = items => {
      const text = values(items);
      const fold = folds.list.findLast(each => each.test[0] <= items[0].axisValue);
      return text && fold ? `${text}<br>fold&ensp;<b>${fold.number}</b>` : text;
    };
    return option;
  }

  // ---- What each fold has learnt from and traded ----
  const kinds = () => [
    ['Train', 'muted', fold => [fold.train]], ['Validation', 'validation-band', fold => [fold.validation]],
    ...(folds.purged ? [['Purged', 'loss', fold => [
      [fold.train[1], fold.validation[0]], [fold.validation[1], fold.test[0]]].filter(([from, to]) => from < to)]] : []),
    [folds.holdout ? 'Test, in the holdout' : 'Test', 'long', fold => [fold.test]]
  ];

  function bands() {
    const names = folds.list.map(fold => `fold ${fold.number}`);
    const option = base({}, {type: 'category', data: names, inverse: true, axisLabel: muted(), splitLine: {show: false}, axisTick: {show: false}}, {type: 'time'});
    option.grid.top = 40;
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = item => `${names[item.value[2]]}<br>${item.marker}${item.seriesName}&ensp;<b>${time(item.value[0])}</b> to <b>${time(item.value[1])}</b>`
      + (item.value[3] ? `<br>${significant.format(item.value[3])} bars` : '');
    option.series = kinds().map(([name, color, spans], kind) => ({
      name, type: 'custom', clip: true, itemStyle: {color: css(color)}, encode: {x: [0, 1], y: 2}, z: name === 'Purged' ? 3 : 2,
      data: folds.list.flatMap((fold, row) => spans(fold).map(([from, to, bars]) => [from, to, row, bars])),
      renderItem(_, api) {
        const [x, y] = api.coord([api.value(0), api.value(2)]);
        const height = Math.max(2, Math.min(26, .64 * api.size([0, 1])[1]));
        const width = Math.max(2, api.coord([api.value(1), api.value(2)])[0] - x);
        return {type: 'rect', shape: {x, y: y - height / 2, width, height}, style: {fill: css(kinds()[kind][1])}};
      }
    }));
    zoomable(option).dataZoom.forEach(zoom => { zoom.filterMode = 'weakFilter'; });
    return option;
  }

  // ---- A figure of folds or seeds: each one, their mean, and a standard deviation around it ----
  function stability({names, axis, own, figure, title, format, scale, type, others}) {
    const values = figure.values.map(value => value === null ? null : value * scale);
    const mean = figure.mean === null ? null : figure.mean * scale;
    const sd = (figure.sd ?? 0) * scale;
    const label = mean === null ? '' : `Mean ${format(mean)}` + (figure.sd === null ? '' : ` ± ${format(sd)}`);
    // Mean and deviation are within the chart, with some air; bars stand on 0.
    const edges = range => {
      const ends = [range.min, range.max, ...(mean === null ? [] : [mean - sd, mean + sd]), ...(type === 'bar' ? [0] : [])];
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      const air = .06 * (high - low || Math.abs(high) || 1);
      return [type === 'bar' && low === 0 ? 0 : low - air, type === 'bar' && high === 0 ? 0 : high + air];
    };
    const option = base(
      {[own]: format, ...Object.fromEntries(others.map(each => [each.name, format]))}, {
        name: title, scale: type !== 'bar',
        min: range => edges(range)[0], max: range => edges(range)[1]
      }, {type: 'category', data: names, axisLabel: muted(), heading: name => `${axis} ${name}`, name: axis, nameLocation: 'middle', nameGap: 24, boundaryGap: true});
    option.grid.bottom = 30;
    option.yAxis[0].axisLabel.formatter = value => significant.format(value);
    option.yAxis[0].axisLabel.showMinLabel = false;
    option.yAxis[0].axisLabel.showMaxLabel = false;
    const first = {name: own, type, data: values, barMaxWidth: 28, symbolSize: 10, itemStyle: {color: css('strategy')}, emphasis: {disabled: true}};
    option.series = [first, ...others.map(each => each.bars
      ? {name: each.name, type: 'bar', data: each.bars.map(value => value * scale), barMaxWidth: 28, itemStyle: {color: css('benchmark')}, emphasis: {disabled: true}}
      : line(each.name, each.color, names.map(() => each.value * scale), {showSymbol: false, lineStyle: {type: [6, 3]}}))];
    if (mean !== null) {
      const across = line(label, 'ink', names.map(() => mean), {showSymbol: false, lineStyle: {width: 1.4}});
      across.markArea = {silent: true, itemStyle: {color: css('spread')}, data: [[{yAxis: mean - sd}, {yAxis: mean + sd}]]};
      option.series.push(across);
    }
    return option;
  }
  // ---- Equity of many runs over the same bars ----
  function fan(group, thin, {format, title, own}) {
    const curves = own ? group.curves.slice(1) : group.curves;
    const at = values => group.time.map((t, i) => [t, values[i]]);
    const option = base({}, {name: title}, {type: 'time'});
    option.series = curves.map((curve, i) => ({
      ...line(thin, 'fan', at(curve.equity), {showSymbol: false, lineStyle: {width: 1, opacity: curves.length > 30 ? .45 : .8}}), id: `fan ${i}`
    }));
    if (own) {
      option.series.push({...line(own, 'strategy', at(group.curves[0].equity), {showSymbol: false, lineStyle: {width: 2.2}}), id: 'own'});
    }
    option.series.push({...line('Buy and hold', 'benchmark', at(group.benchmark), {showSymbol: false, lineStyle: {type: [6, 3]}}), id: 'hold'});
    option.tooltip.formatter = items => {
      const i = items[0].dataIndex;
      const values = curves.map(curve => [curve.name, curve.equity[i]]).filter(each => each[1] !== null).sort((a, b) => a[1] - b[1]);
      const shown = values.length <= 10 ? values.map(each => [`${thin.toLowerCase()} ${each[0]}`, each[1]]).reverse()
        : [['highest', values.at(-1)[1]], ['median', values[values.length >> 1][1]], ['lowest', values[0][1]]];
      const rows = [...(own ? [[own, group.curves[0].equity[i]]] : []), ...shown, ['Buy and hold', group.benchmark[i]]];
      return `${time(group.time[i])}<br>` + rows.map(([name, value]) => `${escape(name)}&ensp;<b>${format(value)}</b>`).join('<br>');
    };
    return zoomable(option);
  }

  // ---- Paths from the lowest to the highest ----
  function ranked({figure, title, format, scale, median, benchmark}) {
    const dots = figure.values.map((value, i) => [value, paths.names[i]]).filter(each => each[0] !== null).sort((a, b) => a[0] - b[0])
      .map(([value, name], rank) => [value * scale, rank + 1, name]);
    const option = base({}, {name: 'Paths, from the lowest', min: 0, max: dots.length + 1, minInterval: 1, scale: false},
      {type: 'value', name: title, nameLocation: 'middle', nameGap: 26, scale: true});
    option.yAxis[0].axisLabel.showMaxLabel = false;
    option.yAxis[0].axisLine = {onZero: false, lineStyle: {color: css('line')}};
    option.grid.bottom = 32;
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = item => item.seriesName === 'Path' ? `path ${escape(item.value[2])}&ensp;<b>${format(item.value[0])}</b>` : `${item.seriesName}`;
    const upright = (name, color, value, type) => value === null ? []
      : [line(`${name} ${format(value * scale)}`, color, [[value * scale, 0], [value * scale, dots.length + 1]], {showSymbol: false, lineStyle: {type}})];
    option.series = [
      {name: 'Path', type: 'scatter', data: dots, symbolSize: dots.length > 60 ? 5 : 9, itemStyle: {color: css('strategy')}},
      ...upright('Median', 'ink', median, 'solid'), ...upright('Buy and hold', 'benchmark', benchmark, [6, 3])
    ];
    return option;
  }

  // ---- Parameters over folds ----
  function moves() {
    const {list} = parameters;
    const names = list.map(each => each.name);
    const width = Math.min(narrow() ? 110 : 280, 7.4 * Math.max(...names.map(name => name.length)));
    const option = base({}, {type: 'category', data: names, inverse: true, splitLine: {show: false}, axisTick: {show: false}, axisLabel: {...muted(), interval: 0, width, overflow: 'truncate'}},
      {type: 'category', data: parameters.folds, axisLabel: muted(), name: 'fold', nameLocation: 'middle', nameGap: 24});
    option.grid.top = 12;
    option.grid.bottom = 74;
    option.grid.containLabel = false;
    option.grid.left = width + 14;
    option.legend.show = false;
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = ({value}) => `${escape(names[value[1]])}, fold ${parameters.folds[value[0]]}<br><b>${small(list[value[1]].values[value[0]])}</b>&ensp;(${ratio(value[2])} SD from its mean)`;
    option.visualMap = {
      type: 'continuous', min: -2.5, max: 2.5, precision: 1, calculable: false, orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 160, itemWidth: 12,
      text: ['2.5 SD above its mean', '2.5 SD below'], textStyle: muted(), inRange: {color: [css('short'), css('surface'), css('strategy')]}
    };
    option.series = [{
      type: 'heatmap', name: 'Parameters', itemStyle: {borderColor: css('surface'), borderWidth: 1}, emphasis: {disabled: true},
      data: list.flatMap((each, row) => each.values.flatMap((value, fold) => value === null ? [] : [[fold, row, (value - each.mean) / each.sd]]))
    }];
    return option;
  }

  const numbers = () => folds.list.map(fold => fold.number);
  const charts = {
    folds: bands,
    'skill-folds': () => stability({names: numbers(), axis: 'fold', own: 'Fold', figure: folds.skill, title: 'Skill', format: skill, scale: 1, type: 'bar', others: []}),
    'return-folds': () => stability({
      names: numbers(), axis: 'fold', own: 'Strategy', figure: folds.return, title: 'Return, %', format: percent, scale: 100, type: 'bar',
      others: [{name: 'Buy and hold', bars: folds.benchmark.values}]
    }),
    seeds: () => fan(seeds, 'Seed', {format: money, title: 'Equity', own: 'Mean forecast (this run)'}),
    'skill-seeds': () => stability({
      names: seeds.names, axis: 'seed', own: 'Seed', figure: seeds.skill, title: 'Skill', format: skill, scale: 1, type: 'scatter',
      others: [{name: 'Mean forecast (this run)', color: 'forecast', value: seeds.own_skill}]
    }),
    'return-seeds': () => stability({
      names: seeds.names, axis: 'seed', own: 'Seed', figure: seeds.return, title: 'Return, %', format: percent, scale: 100, type: 'scatter',
      others: [{name: 'Mean forecast (this run)', color: 'forecast', value: seeds.own_return}, {name: 'Buy and hold', color: 'benchmark', value: seeds.benchmark_return}]
    }),
    parameters: moves,
    paths: () => fan(paths, 'Path', {format: ratio, title: 'Equity, 1 at the start'}),
    'path-returns': () => ranked({figure: paths.return, title: 'Total return, %', format: percent, scale: 100, median: paths.median_return, benchmark: paths.benchmark_return}),
    'path-sharpes': () => ranked({figure: paths.sharpe, title: 'Sharpe ratio', format: ratio, scale: 1, median: paths.median_sharpe, benchmark: paths.benchmark_sharpe})
  };
  return {charts, borders};
})();
