'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const charts = {};
  window.hindcastCharts = charts;

  // ---- Numbers and times, written alike on axes and in tooltips ----
  const formats = new Map();
  const fixed = (value, decimals) => {
    if (!formats.has(decimals)) {
      formats.set(decimals, new Intl.NumberFormat('en-US', {minimumFractionDigits: decimals, maximumFractionDigits: decimals}));
    }
    return formats.get(decimals).format(value);
  };
  const significant = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 4});
  const price = value => Math.abs(value) >= 1 || value === 0 ? fixed(value, 2) : significant.format(value);
  const money = value => fixed(value, 2);
  const percent = value => fixed(value, 2) + '%';
  const bps = value => fixed(value, 2) + ' bps';
  const small = value => Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6 || value === 0
    ? significant.format(value) : Number(value.toPrecision(4)).toExponential();
  const plain = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 6});
  const compact = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 4, notation: 'compact'});
  const axis = value => (Math.abs(value) < 1e6 ? plain : compact).format(value);
  const lengths = {day: 10, minute: 16, second: 19};
  const time = millis => new Date(millis).toISOString().slice(0, lengths[data.times]).replace('T', ' ');
  const escape = text => text.replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');

  // ---- What all charts have in common ----
  const css = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const phone = matchMedia('(max-width: 560px)');
  const narrow = () => phone.matches;
  const points = (frame, column, scale = 1) =>
    frame.time.map((t, i) => [t, frame[column][i] === null ? null : frame[column][i] * scale]);

  function rows(items, format, heading) {
    const lines = items.filter(item => item.value[1] !== null && format[item.seriesName])
      .map(item => `${item.marker}${escape(item.seriesName)}&ensp;<b>${format[item.seriesName](item.value[1], item.value)}</b>`);
    return lines.length ? `${heading}<br>${lines.join('<br>')}` : '';
  }

  const dates = {year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}', hour: '{HH}:{mm}', minute: '{HH}:{mm}', second: '{HH}:{mm}:{ss}', millisecond: '{HH}:{mm}:{ss}', none: '{yyyy}-{MM}-{dd}'};

  /** A chart over x; `format` writes a value of each series, and a series without a format stays out of the tooltip. */
  function base(format, y, x) {
    const text = {color: css('muted'), fontSize: 12};
    const line = {lineStyle: {color: css('grid')}};
    const heading = x.type === 'time' ? time : value => `epoch ${value}`;
    return {
      animation: false,
      useUTC: true,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
      grid: {left: 8, right: 14, top: 62, bottom: x.type === 'time' ? 44 : 26, containLabel: true},
      legend: {
        type: 'plain', top: 0, left: 0, right: 0, itemWidth: 20, itemHeight: 10, textStyle: {color: css('ink'), fontSize: 12},
        inactiveColor: css('muted'), pageTextStyle: text, pageIconColor: css('muted'), pageIconInactiveColor: css('line')
      },
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: css('surface'), borderColor: css('line'),
        textStyle: {color: css('ink'), fontSize: 13},
        axisPointer: {type: 'line', lineStyle: {color: css('muted'), type: 'dashed'}},
        formatter: items => rows(items, format, heading(items[0].axisValue))
      },
      xAxis: {
        axisLine: {lineStyle: {color: css('line')}, onZero: false}, axisTick: {lineStyle: {color: css('line')}},
        axisLabel: {...text, hideOverlap: true, ...(x.type === 'time' ? {formatter: dates} : {})}, splitLine: {show: false}, splitNumber: narrow() ? 4 : 8, nameTextStyle: text, ...x
      },
      yAxis: [].concat(y).map(extra => ({
        scale: true, axisLabel: {...text, formatter: axis}, splitLine: line,
        nameTextStyle: {...text, align: extra.position === 'right' ? 'right' : 'left'}, nameGap: 10, ...extra
      }))
    };
  }

  function zoomable(option) {
    option.dataZoom = [{
      type: 'slider', height: 22, bottom: 6, left: 12, right: 18, showDetail: false, brushSelect: false,
      borderColor: css('line'), fillerColor: css('validation'), handleStyle: {color: css('surface'), borderColor: css('muted')},
      moveHandleSize: 0, dataBackground: {lineStyle: {color: css('muted'), opacity: .5}, areaStyle: {color: css('grid')}},
      selectedDataBackground: {lineStyle: {color: css('accent')}, areaStyle: {color: css('validation')}}
    }];
    // A finger on a chart has to scroll the page; a mouse can drag the chart, or zoom it with the control key.
    if (matchMedia('(pointer: fine)').matches) {
      option.dataZoom.push({type: 'inside', zoomOnMouseWheel: 'ctrl'});
    }
    return option;
  }

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

  const line = (name, color, values, extra = {}) => ({
    name, type: 'line', data: values, showSymbol: values.length === 1, symbol: 'circle', symbolSize: 5,
    lineStyle: {width: 1.6, color: css(color), ...extra.lineStyle}, itemStyle: {color: css(color)}, emphasis: {disabled: true},
    ...Object.fromEntries(Object.entries(extra).filter(([key]) => key !== 'lineStyle'))
  });

  // ---- The charts: each function gives the whole option in the colours of the theme ----
  const builders = {
    equity() {
      const option = base({'Strategy': money, 'Buy and hold': money}, {name: 'Equity'}, {type: 'time'});
      option.series = [
        line('Strategy', 'strategy', points(data.equity, 'equity')),
        line('Buy and hold', 'benchmark', points(data.equity, 'benchmark'), {lineStyle: {type: [6, 3]}})
      ];
      return zoomable(shaded(option));
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
        'Enter long': fill, 'Exit long': fill, 'Enter short': fill, 'Exit short': fill
      }, {name: 'Price'}, {type: 'time'});
      option.legend.itemWidth = 12;
      option.grid.top = narrow() ? 76 : option.grid.top;
      const count = Object.values(data.executions).reduce((sum, fills) => sum + fills.time.length, 0);
      const size = count > 1000 ? 5 : count > 300 ? 7 : 9;
      const bars = data.price;
      option.series = [line('Close', 'actual', bars.time.map((t, i) => [t, bars.close[i], bars.open[i], bars.high[i], bars.low[i]]),
        {lineStyle: {width: 1.2}, encode: {x: 0, y: 1}})];
      for (const [kind, [name, color, symbol, filled]] of Object.entries(kinds)) {
        const fills = data.executions[kind];
        if (fills.time.length > 0) {
          option.series.push({
            name, type: 'scatter', symbol, symbolSize: size, z: 5,
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

  /** The base of a log axis, small enough for a few labels however narrow the range of the losses is. */
  function logBase(ratio) {
    return [10, 2, 1.2, 1.05, 1.01].find(candidate => Math.log(ratio) / Math.log(candidate) >= 3) ?? 1.01;
  }

  function loss(log) {
    const all = data.training.flatMap(fold => fold.epochs.flatMap(epoch => [epoch[1], epoch[2]])).filter(value => value > 0);
    const epochs = Math.max(...data.training.flatMap(fold => fold.epochs.map(epoch => epoch[0])));
    const scale = log ? {type: 'log', logBase: logBase(Math.max(...all) / Math.min(...all))} : {scale: false};
    const label = value => small(Number(value.toPrecision(3)));
    const format = {};
    const option = base(format, [
      {name: log ? 'Loss, log scale' : 'Loss', axisLabel: {color: css('muted'), fontSize: 12, formatter: label}, ...scale},
      {name: 'Learning rate', position: 'right', min: 0, scale: false, splitLine: {show: false}, axisLabel: {color: css('muted'), fontSize: 12, formatter: label}}
    ], {type: 'value', name: 'epoch', nameLocation: 'middle', nameGap: 24, minInterval: 1, min: 1, max: epochs});
    option.grid.bottom = 30;
    option.legend.type = data.training.length > 1 ? 'scroll' : 'plain';
    option.series = [];
    for (const fold of data.training) {
      const suffix = data.training.length > 1 ? `, fold ${fold.fold}` : '';
      const column = index => fold.epochs.map(epoch => [epoch[0], log && !(epoch[index] > 0) ? null : epoch[index]]);
      const best = fold.epochs.filter(epoch => epoch[2] !== null).reduce((a, b) => a && a[2] <= b[2] ? a : b, null);
      const add = (name, color, index, extra) => {
        format[name + suffix] = small;
        option.series.push(line(name + suffix, color, column(index), extra));
      };
      add('Train loss', 'strategy', 1, {});
      add('Validation loss', 'persistence', 2, best ? {
        markPoint: {
          silent: true, symbol: 'circle', symbolSize: 8, itemStyle: {color: css('persistence')}, data: [{name: 'best', coord: [best[0], best[2]]}],
          label: {show: true, position: 'top', formatter: 'best', color: css('ink'), fontSize: 11}
        }
      } : {});
      add('Learning rate', 'muted', 3, {yAxisIndex: 1, step: 'middle', lineStyle: {width: 1.2, type: [3, 3]}});
      if (log) {
        option.series.at(-1).data = fold.epochs.map(epoch => [epoch[0], epoch[3]]);
      }
    }
    return option;
  }

  // ---- Drawing, and drawing again when theme or size change ----
  function draw(name) {
    charts[name].setOption(builders[name]());
  }
  const boxes = document.querySelectorAll('[data-chart]');
  const sizes = new ResizeObserver(entries => {
    for (const entry of entries) {
      charts[entry.target.dataset.chart].resize();
    }
  });

  const theme = document.getElementById('theme');
  const preferred = matchMedia('(prefers-color-scheme: dark)');
  function paint(dark) {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    theme.textContent = dark ? 'Light' : 'Dark';
    theme.setAttribute('aria-label', `Switch to the ${dark ? 'light' : 'dark'} theme`);
    Object.keys(charts).forEach(draw);
  }
  paint(preferred.matches);
  for (const box of boxes) {
    charts[box.dataset.chart] = echarts.init(box);
    draw(box.dataset.chart);
    sizes.observe(box);
  }
  // Charts over the same bars are zoomed and pointed at together.
  for (const group of [['equity', 'drawdown', 'price'], ['test', 'error']]) {
    echarts.connect(group.map(name => charts[name]).filter(Boolean));
  }
  theme.addEventListener('click', () => paint(document.documentElement.dataset.theme !== 'dark'));
  phone.addEventListener('change', () => Object.keys(charts).forEach(draw));
  preferred.addEventListener('change', event => paint(event.matches));

  const scales = document.getElementById('scales');
  scales?.addEventListener('click', () => {
    scales.setAttribute('aria-pressed', scales.getAttribute('aria-pressed') === 'true' ? 'false' : 'true');
    scales.textContent = scales.getAttribute('aria-pressed') === 'true' ? 'Equal scales' : 'Fitted scales';
    draw('scatter');
  });

  // ---- Tabs ----
  const tabs = [...document.querySelectorAll('[role=tab]')];
  function show(chosen) {
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).classList.toggle('away', tab !== chosen);
    }
  }
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', event => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (step) {
        const next = tabs[(i + step + tabs.length) % tabs.length];
        show(next);
        next.focus();
        event.preventDefault();
      }
    });
  });
  if (tabs.length) {
    show(tabs[0]);
  }
})();
