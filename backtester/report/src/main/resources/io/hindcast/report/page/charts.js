'use strict';
/** What the charts of every page have in common; a page's own script gives the charts themselves. */
const hindcast = (() => {
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
  // At least as many decimals as the instrument's prices have, and four significant digits below 1.
  let decimals = Math.max(2, data.decimals ?? 0);
  const precise = places => { decimals = Math.max(2, places); };
  const price = value => {
    const size = Math.abs(value);
    const places = size >= 1 || size === 0 ? 2 : Math.min(12, 3 - Math.floor(Math.log10(size)));
    return fixed(value, Math.max(decimals, places));
  };
  const money = value => fixed(value, 2);
  const percent = value => fixed(value, 2) + '%';
  const bps = value => fixed(value, 2) + ' bps';
  const small = value => Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6 || value === 0
    ? significant.format(value) : Number(value.toPrecision(4)).toExponential();
  const plain = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 6});
  const short = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 4, notation: 'compact'});
  const compact = value => short.format(value);
  const axis = value => (Math.abs(value) < 1e6 ? plain : short).format(value);
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

  /** A chart over x, times or something else whose `heading` stands over a tooltip; `format` writes a value of each series, and a series without a format stays out of the tooltip. */
  function base(format, y, {heading = x => `epoch ${x}`, ...x}) {
    const text = {color: css('muted'), fontSize: 12};
    const line = {lineStyle: {color: css('grid')}};
    const title = x.type === 'time' ? time : heading;
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
        formatter: items => rows(items, format, title(items[0].axisValue))
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

  const line = (name, color, values, extra = {}) => ({
    name, type: 'line', data: values, showSymbol: values.length === 1, symbol: 'circle', symbolSize: 5,
    lineStyle: {width: 1.6, color: css(color), ...extra.lineStyle}, itemStyle: {color: css(color)}, emphasis: {disabled: true},
    ...Object.fromEntries(Object.entries(extra).filter(([key]) => key !== 'lineStyle'))
  });

  /** The base of a log axis, small enough for a few labels however narrow the range of the losses is. */
  function logBase(ratio) {
    return [10, 2, 1.2, 1.05, 1.01].find(candidate => Math.log(ratio) / Math.log(candidate) >= 3) ?? 1.01;
  }

  // ---- Drawing, and drawing again when theme or size change ----
  let builders = {};
  function draw(name) {
    charts[name].setOption(builders[name](), {replaceMerge: ['series']});
  }

  /**
   * Draws the charts of the page.
   *
   * @param all for each chart a function that gives the whole option in the colours of the theme
   * @param groups charts over the same bars
   */
  function start(all, groups) {
    builders = all;
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
    for (const group of groups) {
      echarts.connect(group.map(name => charts[name]).filter(Boolean));
    }
    theme.addEventListener('click', () => paint(document.documentElement.dataset.theme !== 'dark'));
    phone.addEventListener('change', () => Object.keys(charts).forEach(draw));
    preferred.addEventListener('change', event => paint(event.matches));
  }

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

  return {
    data, charts, css, narrow, points, base, zoomable, line, logBase, draw, start, time, escape,
    fixed, price, precise, money, percent, bps, small, axis, compact, significant
  };
})();
