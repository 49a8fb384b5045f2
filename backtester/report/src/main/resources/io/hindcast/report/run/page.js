(() => {
  const {
    data, charts, css, narrow, points, base, zoomable, line, logBase, draw, start, time, escape,
    price, money, percent, bps, small, axis, significant, evaluation
  } = hindcast;

  /** Shades the background by regime, where there are any, and names the regime in the tooltip. */
  function shaded(option) {
    if (!data.regimes) {
      return option;
    }
    const {names, spans} = data.regimes;
    option.series[0].markArea = {
      silent: true, label: {show: false},
      data: spans.map(([regime, from, to]) => [
        {name: names[regime], xAxis: from, itemStyle: {color: css('regime-' + regime % 6)}}, {xAxis: to}])
    };
    const values = option.tooltip.formatter;
    option.tooltip.formatter = items => {
      const text = values(items);
      const span = spans.find(each => items[0].axisValue <= each[2]);
      return text && span ? `${text}<br>regime in hindsight&ensp;<b>${escape(names[span[0]])}</b>` : text;
    };
    return option;
  }

  /** What the strategy recorded for a pane, with its place among all. */
  const recorded = pane => (data.values ?? []).map((each, place) => ({...each, place})).filter(each => each.pane === pane);
  const colors = ['forecast', 'persistence', 'benchmark', 'strategy'];

  // ---- The charts: each function gives the whole option in the colours of the theme ----
  const builders = {
    equity() {
      const option = base({'Strategy': money, 'Buy and hold': money}, {name: 'Equity'}, {type: 'time'});
      option.series = [
        line('Strategy', 'strategy', points(data.equity, 'equity')),
        line('Buy and hold', 'benchmark', points(data.equity, 'benchmark'), {lineStyle: {type: [6, 3]}})
      ];
      return zoomable(shaded(evaluation.borders(option)));
    },

    drawdown() {
      const option = base({'Strategy': percent, 'Buy and hold': percent}, {name: 'Drawdown, %', max: 0, scale: false}, {type: 'time'});
      option.series = [
        line('Strategy', 'strategy', points(data.equity, 'drawdown', -100), {areaStyle: {opacity: .18, origin: 'end'}}),
        line('Buy and hold', 'benchmark', points(data.equity, 'benchmark_drawdown', -100), {lineStyle: {type: [6, 3]}})
      ];
      return zoomable(option);
    },

    price() {
      const up = 'path://M6 0L12 11L0 11Z';
      const down = 'path://M0 0L12 0L6 11Z';
      const kinds = {
        enter_long: ['Enter long', 'long', up, true], exit_long: ['Exit long', 'long', down, false],
        enter_short: ['Enter short', 'short', down, true], exit_short: ['Exit short', 'short', up, false]
      };
      const fill = (value, point) => `${price(value)}&ensp;${significant.format(point[2])} units`;
      const option = base({
        'Close': (value, point) => `${price(value)}<br>open ${price(point[2])}, high ${price(point[3])}, low ${price(point[4])}`,
        'Enter long': fill, 'Exit long': fill, 'Enter short': fill, 'Exit short': fill,
        ...Object.fromEntries(recorded('price').map(each => [each.name, price]))
      }, {name: 'Price'}, {type: 'time'});
      option.legend.itemWidth = 12;
      option.grid.top = narrow() ? 76 : option.grid.top;
      const count = Object.values(data.executions).reduce((sum, fills) => sum + fills.time.length, 0);
      const size = count > 1000 ? 5 : count > 300 ? 7 : 9;
      const bars = data.price;
      option.series = [line('Close', 'actual', bars.time.map((t, i) => [t, bars.close[i], bars.open[i], bars.high[i], bars.low[i]]),
        {lineStyle: {width: 1.2}, encode: {x: 0, y: 1}})];
      recorded('price').forEach((each, i) =>
        option.series.push(line(each.name, colors[i % colors.length], points(each.points, 'value'), {lineStyle: {width: 1.2}})));
      // A fill that turns the position is an exit and an entry at one point: the exit is a rim around the entry.
      for (const [kind, [name, color, symbol, filled]] of Object.entries(kinds)) {
        const fills = data.executions[kind];
        if (fills.time.length > 0) {
          option.series.push({
            name, type: 'scatter', symbol, symbolSize: filled ? size : size + 4, z: filled ? 6 : 5,
            itemStyle: {color: filled ? css(color) : css('surface'), borderColor: css(color), borderWidth: 1.5},
            data: fills.time.map((t, i) => [t, fills.price[i], fills.quantity[i]]), encode: {x: 0, y: 1}
          });
        }
      }
      return zoomable(shaded(option));
    },

    forecast() {
      const option = base({'Actual': price, 'Forecast': price}, {name: 'Price'}, {type: 'time'});
      const span = data.segments.length ? data.segments.at(-1).to - data.segments[0].from : 0;
      option.series = [
        line('Actual', 'actual', points(data.forecast, 'actual'), {
          markArea: {
            silent: true,
            data: data.segments.map(segment => [{
              name: segment.fold, xAxis: segment.from, itemStyle: {color: css(segment.fold)},
              label: {
                show: (segment.to - segment.from) / span > (narrow() ? .18 : .08), position: 'insideTop', color: css('muted'), fontSize: 11
              }
            }, {xAxis: segment.to}])
          }
        }),
        line('Forecast', 'forecast', points(data.forecast, 'forecast'), {lineStyle: {width: 1.2}})
      ];
      return zoomable(option);
    },

    test() {
      const error = (value, point) => `${price(point[2])}`;
      const option = base({'Actual': price, 'Forecast': price, 'Persistence': price, 'Error': error}, {name: 'Price'}, {type: 'time'});
      const frame = data.test;
      const low = frame.time.map((t, i) => [t, Math.min(frame.forecast[i], frame.actual[i])]);
      const width = frame.time.map((t, i) => [t, Math.abs(frame.error[i]), frame.error[i]]);
      const hidden = {type: 'line', stack: 'band', stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: {opacity: 0}, emphasis: {disabled: true}};
      option.series = [
        {...hidden, name: 'Lower edge of the error', data: low},
        {...hidden, name: 'Error', data: width, encode: {x: 0, y: 1}, areaStyle: {color: css('band'), opacity: 1}, itemStyle: {color: css('persistence')}},
        line('Actual', 'actual', points(frame, 'actual'), {lineStyle: {width: 1.2}}),
        line('Forecast', 'forecast', points(frame, 'forecast'), {lineStyle: {width: 1.2}}),
        line('Persistence', 'persistence', points(frame, 'persistence'), {lineStyle: {width: 1.2, type: [4, 3]}})
      ];
      option.legend.data = ['Actual', 'Forecast', {name: 'Error', icon: 'rect', itemStyle: {color: css('band')}}, 'Persistence'];
      if (!charts.test.getOption()) {
        option.legend.selected = {'Persistence': false};
      }
      return zoomable(option);
    },

    error() {
      const names = {'Error': price, 'RMSE, model': price, 'RMSE, persistence': price};
      const option = base(names, {name: 'Forecast - actual, price'}, {type: 'time'});
      option.series = [
        line('Error', 'actual', points(data.test, 'error'), {lineStyle: {width: .8, opacity: .6}, areaStyle: {color: css('actual'), opacity: .18, origin: 0}}),
        line('RMSE, model', 'forecast', points(data.test, 'rmse'), {lineStyle: {width: 2}}),
        line('RMSE, persistence', 'persistence', points(data.test, 'persistence_rmse'), {lineStyle: {width: 2, type: [5, 3]}})
      ];
      return zoomable(option);
    },

    scatter() {
      const frame = data.returns;
      const values = frame.time.map((t, i) => [frame.actual_return[i] * 1e4, frame.forecast_return[i] * 1e4, t]);
      const largest = index => 1.05 * Math.max(1e-9, ...values.map(value => Math.abs(value[index])));
      const equal = document.getElementById('scales').getAttribute('aria-pressed') === 'true';
      const x = equal ? Math.max(largest(0), largest(1)) : largest(0);
      const y = equal ? x : largest(1);
      const option = base({}, {name: 'Forecast return, bps', min: -y, max: y}, {type: 'value', name: 'Actual return, bps', nameLocation: 'middle', nameGap: 26, min: -x, max: x});
      for (const each of [option.xAxis, option.yAxis[0]]) {
        each.axisLabel = {...each.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: axis};
      }
      option.grid.bottom = 32;
      const zero = {lineStyle: {color: css('muted'), type: 'solid', width: 1}};
      option.tooltip.trigger = 'item';
      option.tooltip.formatter = item => item.seriesName === 'Forecasts'
        ? `${time(item.value[2])}<br>actual&ensp;<b>${bps(item.value[0])}</b><br>forecast&ensp;<b>${bps(item.value[1])}</b>` : '';
      const reach = Math.min(x, y);
      option.series = [
        {
          name: 'Forecasts', type: 'scatter', data: values, symbolSize: values.length > 2000 ? 3 : 5, itemStyle: {color: css('forecast'), opacity: .55},
          markLine: {silent: true, symbol: 'none', label: {show: false}, data: [{xAxis: 0, ...zero}, {yAxis: 0, ...zero}]},
          markArea: {silent: true, itemStyle: {color: css('right')}, data: [[{coord: [0, 0]}, {coord: [x, y]}], [{coord: [-x, -y]}, {coord: [0, 0]}]]}
        },
        line('Perfect forecast, y = x', 'persistence', [[-reach, -reach], [reach, reach]], {lineStyle: {type: [5, 3], width: 1.4}, silent: true, symbol: 'none'})
      ];
      return option;
    },

    'loss-linear': () => loss(false),
    'loss-log': () => loss(true)
  };

  /** Trainings of the chosen fold, where there are several: one, or one a seed. */
  function trainings() {
    const fold = document.getElementById('loss-fold');
    return fold ? data.training.filter(each => String(each.number) === fold.value) : data.training;
  }

  function loss(log) {
    const shown = trainings();
    const many = shown.length > 1;
    const all = shown.flatMap(fold => fold.epochs.flatMap(epoch => [epoch[1], epoch[2]])).filter(value => value > 0);
    const epochs = Math.max(...shown.flatMap(fold => fold.epochs.map(epoch => epoch[0])));
    const scale = log ? {type: 'log', logBase: logBase(Math.max(...all) / Math.min(...all))} : {scale: false};
    const label = value => small(Number(value.toPrecision(3)));
    const name = training => training.seed ? `seed ${training.seed}` : training.fold;
    const format = Object.fromEntries(['Train loss', 'Validation loss', 'Learning rate'].map(what =>
      [what, (value, point) => small(value) + (many ? `&ensp;${escape(point[2])}` : '')]));
    const option = base(format, [
      {name: log ? 'Loss, log scale' : 'Loss', axisLabel: {color: css('muted'), fontSize: 12, formatter: label}, ...scale},
      {name: 'Learning rate', position: 'right', min: 0, scale: false, splitLine: {show: false}, axisLabel: {color: css('muted'), fontSize: 12, formatter: label}}
    ], {type: 'value', name: 'epoch', nameLocation: 'middle', nameGap: 24, minInterval: 1, min: 1, max: epochs});
    option.grid.bottom = 30;
    option.series = [];
    const width = {lineStyle: {width: many ? 1 : 1.6, opacity: many ? .75 : 1}};
    for (const training of shown) {
      const best = training.epochs.filter(epoch => epoch[2] !== null).reduce((a, b) => a && a[2] <= b[2] ? a : b, null);
      const add = (what, color, index, extra) => option.series.push({
        ...line(what, color, training.epochs.map(epoch => [epoch[0], log && index < 3 && !(epoch[index] > 0) ? null : epoch[index], name(training)]), {encode: {x: 0, y: 1}, ...extra}),
        id: `${what} ${training.fold}`
      });
      add('Train loss', 'strategy', 1, width);
      add('Validation loss', 'persistence', 2, best ? {
        ...width,
        markPoint: {
          silent: true, symbol: 'circle', symbolSize: many ? 5 : 8, itemStyle: {color: css('persistence')}, data: [{name: 'best', coord: [best[0], best[2]]}],
          label: {show: !many, position: 'top', formatter: 'best', color: css('ink'), fontSize: 11}
        }
      } : width);
      add('Learning rate', 'muted', 3, {yAxisIndex: 1, step: 'middle', lineStyle: {width: many ? .8 : 1.2, type: [3, 3]}});
    }
    return option;
  }

  for (const each of recorded('own')) {
    builders['value-' + each.place] = () => {
      const option = base({[each.name]: small}, {name: each.name}, {type: 'time'});
      option.series = [line(each.name, 'strategy', points(each.points, 'value'), {lineStyle: {width: 1.2}})];
      return zoomable(option);
    };
  }

  start({...builders, ...evaluation.charts}, [['equity', 'drawdown', 'price', ...recorded('own').map(each => 'value-' + each.place)], ['test', 'error']]);

  document.getElementById('loss-fold')?.addEventListener('change', () => ['loss-linear', 'loss-log'].forEach(draw));

  const scales = document.getElementById('scales');
  scales?.addEventListener('click', () => {
    scales.setAttribute('aria-pressed', scales.getAttribute('aria-pressed') === 'true' ? 'false' : 'true');
    scales.textContent = scales.getAttribute('aria-pressed') === 'true' ? 'Equal scales' : 'Fitted scales';
    draw('scatter');
  });
})();
