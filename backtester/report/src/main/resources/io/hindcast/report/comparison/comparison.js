(() => {
  const {
    data, charts, css, narrow, points, base, zoomable, line, logBase, draw, start, escape,
    price, money, percent, bps, small, axis, compact
  } = hindcast;
  const COLOURS = 7;
  const DASHES = ['solid', [8, 4], [2, 3]];

  /** What the reader has chosen for each symbol: unit of the errors, seed of the curves, band of the forecasts, log axis. */
  const chosen = data.symbols.map(() => ({unit: data.unit, seed: '', band: null, log: false}));

  // ---- Entrants: names, colours, figures ----
  const model = entrant => entrant.kind === 'causal' || entrant.kind === 'offline';
  const offline = entrant => entrant.kind === 'offline';
  const colourName = entrant => model(entrant) ? 'entrant-' + entrant.colour % COLOURS : entrant.kind === 'persistence' ? 'persistence' : 'benchmark';
  const dash = entrant => DASHES[Math.floor(entrant.colour / COLOURS) % DASHES.length];
  const forecasterName = entrant => entrant.label + (offline(entrant) ? ' (offline)' : '');
  const traderName = entrant => entrant.label + (offline(entrant) ? ' (hindsight)' : '');
  const unitOf = i => chosen[i].unit === 'price'
    ? {key: 'rmse_price', name: 'RMSE, price', scale: 1, show: price, deviation: (value, like) => Math.abs(like) >= 1 ? money(value) : price(value)}
    : {key: 'rmse_return', name: 'RMSE, log return, bps', scale: 1e4, show: bps};
  const profit = {key: 'total_return', name: 'Net return, %', scale: 100, show: percent};
  const scaled = (value, figure) => value === null ? null : value * figure.scale;
  const mean = (entrant, figure) => scaled(entrant[figure.key][0], figure);
  const sd = (entrant, figure) => scaled(entrant[figure.key][1], figure);
  const withSd = (entrant, figure) => sd(entrant, figure) === null
    ? figure.show(mean(entrant, figure))
    : `${figure.show(mean(entrant, figure)).replace(/( bps|%)$/, '')} ± ${(figure.deviation ?? figure.show)(sd(entrant, figure), mean(entrant, figure))}`;

  // ---- Bars with their values ----
  function bars(i, figure, name, ascending, reference) {
    const entrants = data.symbols[i].entrants.filter(entrant => mean(entrant, figure) !== null)
      .sort((a, b) => (mean(a, figure) - mean(b, figure)) * (ascending ? 1 : -1));
    // Room for the values behind the ends of the whiskers.
    const ends = entrants.flatMap(entrant => [mean(entrant, figure) - (sd(entrant, figure) ?? 0), mean(entrant, figure) + (sd(entrant, figure) ?? 0)]);
    const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
    const share = (narrow() ? .9 : .55) * (high - low || 1);
    const negative = entrants.some(entrant => mean(entrant, figure) < 0);
    const room = {min: negative ? low - share : low, max: entrants.some(entrant => mean(entrant, figure) >= 0) ? high + share : high};
    const option = base({}, {
      type: 'category', data: entrants.map(name), inverse: true, axisTick: {show: false}, splitLine: {show: false},
      axisLine: {lineStyle: {color: css('line')}},
      axisLabel: {color: css('ink'), fontSize: 12, width: narrow() ? 104 : 172, overflow: 'truncate', interval: 0}
    }, {
      type: 'value', name: figure.name, nameLocation: 'middle', nameGap: 26, scale: false, splitLine: {lineStyle: {color: css('grid')}},
      splitNumber: narrow() ? 3 : 5, ...room
    });
    option.legend.show = false;
    option.grid = {left: narrow() ? 116 : 184, right: 8, top: 8, bottom: 46};
    Object.assign(option.xAxis.axisLabel, {formatter: axis, showMinLabel: low === 0, showMaxLabel: false});
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = item => entrants[item.dataIndex]
      ? `${escape(name(entrants[item.dataIndex]))}<br><b>${withSd(entrants[item.dataIndex], figure)}</b>` : '';
    const guide = entrants.find(entrant => entrant.kind === reference);
    option.series = [
      {
        name: figure.name, type: 'bar', barMaxWidth: 22, cursor: 'default', emphasis: {disabled: true},
        data: entrants.map(entrant => ({
          value: mean(entrant, figure), name: name(entrant),
          itemStyle: {
            color: css(colourName(entrant)), opacity: model(entrant) ? 1 : .55,
            ...(offline(entrant) ? {decal: {symbol: 'rect', color: css('surface'), rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5]}} : {})
          }
        })),
        ...(guide ? {
          markLine: {
            silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: css(colourName(guide)), type: [5, 3], width: 1.5},
            data: [{name: guide.label, xAxis: mean(guide, figure)}]
          }
        } : {})
      },
      {
        name: 'Values', type: 'custom', silent: true, z: 6,
        data: entrants.map((entrant, row) => [mean(entrant, figure), row, sd(entrant, figure) ?? 0]), encode: {x: 0, y: 1},
        shown: entrants.map(entrant => withSd(entrant, figure)),
        renderItem: (_, api) => whisker(api, withSd(entrants[api.value(1)], figure), guide ? mean(guide, figure) : null)
      }
    ];
    return option;
  }

  /** A whisker of one standard deviation to each side, and the value behind its end, or behind a line that would cross it. */
  function whisker(api, text, line) {
    const value = api.value(0);
    const deviation = api.value(2);
    const [from, y] = api.coord([value - deviation, api.value(1)]);
    const [to] = api.coord([value + deviation, api.value(1)]);
    const style = {stroke: css('ink'), lineWidth: 1.2};
    const stroke = (x1, y1, x2, y2) => ({type: 'line', shape: {x1, y1, x2, y2}, style});
    const negative = value < 0;
    const [length, away] = [6.4 * text.length, negative ? -6 : 6];
    let x = (negative ? from : to) + away;
    if (line !== null) {
      const [crossing] = api.coord([line, api.value(1)]);
      const [left, right] = negative ? [x - length, x] : [x, x + length];
      x = crossing > left - 4 && crossing < right + 4 ? crossing + away : x;
    }
    return {
      type: 'group',
      children: [
        ...(deviation > 0 ? [stroke(from, y, to, y), stroke(from, y - 5, from, y + 5), stroke(to, y - 5, to, y + 5)] : []),
        {
          type: 'text', x, y,
          style: {text, fill: css('ink'), stroke: css('surface'), lineWidth: 3, fontSize: narrow() ? 11 : 12, textAlign: negative ? 'right' : 'left', textVerticalAlign: 'middle'}
        }
      ]
    };
  }

  // ---- Scatter: every job small, every entrant's mean large and named ----
  function scatter(i, x, y, name, guides) {
    const symbol = data.symbols[i];
    const means = symbol.entrants.filter(entrant => model(entrant) && x.of(entrant) !== null && mean(entrant, y) !== null);
    const jobs = symbol.jobs.map(job => ({job, entrant: symbol.entrants.find(entrant => entrant.label === job.entrant)}))
      .filter(({job, entrant}) => x.ofJob(job, entrant) !== null && job[y.key] !== null);
    const xs = [...means.map(x.of), ...jobs.map(({job, entrant}) => x.ofJob(job, entrant)), ...guides.filter(g => g.axis === 'xAxis').map(g => g.value)];
    const ys = [...means.map(entrant => mean(entrant, y)), ...jobs.map(({job}) => scaled(job[y.key], y)), ...guides.filter(g => g.axis === 'yAxis').map(g => g.value)];
    const range = values => {
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const room = .12 * (high - low) || .1 * Math.abs(high) || 1;
      return {min: low - room, max: high + room};
    };
    const middle = x.log ? Math.sqrt(Math.min(...xs) * Math.max(...xs)) : (Math.min(...xs) + Math.max(...xs)) / 2;
    // Names that would lie over each other are moved apart, as far as their places can be told before the chart is drawn.
    const [wide, high] = narrow() ? [250, 240] : [480, 240];
    const place = (value, all, log) => {
      const [v, low, top] = [value, Math.min(...all), Math.max(...all)].map(each => log ? Math.log(each) : each);
      return (v - low) / (top - low || 1);
    };
    const taken = [];
    const offsets = means.map(entrant => {
      const length = Math.min(6.2 * name(entrant).length, narrow() ? 100 : 180);
      const left = wide * place(x.of(entrant), xs, x.log) + (x.of(entrant) > middle ? -12 - length : 12);
      const middleY = high * (1 - place(mean(entrant, y), ys, false));
      const free = shift => taken.every(box =>
        left > box.right || left + length < box.left || Math.abs(middleY + shift - box.y) >= 13);
      const shift = [0, -13, 13, -26, 26, -39, 39, -52, 52].find(free) ?? 0;
      taken.push({left, right: left + length, y: middleY + shift});
      return shift;
    });
    const inner = {showMinLabel: false, showMaxLabel: false, hideOverlap: true};
    const option = base({}, {name: y.name, ...range(ys)}, {
      name: x.name, nameLocation: 'middle', nameGap: 26, splitLine: {show: true, lineStyle: {color: css('grid')}},
      ...(x.log
        ? {type: 'log', logBase: logBase(Math.max(8, Math.max(...xs) / Math.min(...xs))), min: Math.min(...xs) / 1.6, max: Math.max(...xs) * 1.6}
        : {type: 'value', ...range(xs)})
    });
    const large = value => narrow() && Math.abs(value) >= 1e4 ? compact(value) : axis(value);
    Object.assign(option.xAxis.axisLabel, inner, {formatter: large});
    Object.assign(option.yAxis[0].axisLabel, inner);
    option.legend.show = false;
    option.grid = {...option.grid, top: 34, bottom: 32, right: 18};
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = item => item.data.text ?? '';
    const text = (head, xText, yText) => `${escape(head)}<br>${escape(x.name)}&ensp;<b>${xText}</b><br>${escape(y.name)}&ensp;<b>${yText}</b>`;
    const paint = entrant => offline(entrant)
      ? {color: css('surface'), borderColor: css(colourName(entrant)), borderWidth: 2} : {color: css(colourName(entrant))};
    option.series = [
      {
        name: 'Jobs', type: 'scatter', symbolSize: 6, cursor: 'default',
        data: jobs.map(({job, entrant}) => ({
          value: [x.ofJob(job, entrant), scaled(job[y.key], y)], name: `${name(entrant)}, seed ${job.seed}`,
          itemStyle: {...paint(entrant), opacity: .55},
          text: text(`${name(entrant)}, seed ${job.seed}`, x.show(x.ofJob(job, entrant)), y.show(scaled(job[y.key], y)))
        }))
      },
      {
        name: 'Means', type: 'scatter', symbolSize: 14, z: 4, cursor: 'default',
        data: means.map((entrant, at) => ({
          value: [x.of(entrant), mean(entrant, y)], name: name(entrant), itemStyle: paint(entrant),
          label: {
            show: true, position: x.of(entrant) > middle ? 'left' : 'right', offset: [0, offsets[at]], formatter: name(entrant), color: css('ink'), fontSize: 11,
            width: narrow() ? 100 : 180, overflow: 'truncate', textBorderColor: css('surface'), textBorderWidth: 2
          },
          text: text(name(entrant), x.show(x.of(entrant)), withSd(entrant, y))
        })),
        markLine: {
          silent: true, symbol: 'none',
          data: guides.map(guide => ({
            name: guide.label, [guide.axis]: guide.value, lineStyle: {color: css(guide.colour), type: [5, 3], width: 1.4},
            label: {
              show: true, formatter: guide.label, color: css('muted'), fontSize: 11,
              position: guide.axis === 'yAxis' ? 'insideEndTop' : 'insideStartTop'
            }
          }))
        }
      }
    ];
    return option;
  }

  /** A reference as a line across a scatter. */
  function guide(i, kind, figure, on) {
    const entrant = data.symbols[i].entrants.find(each => each.kind === kind);
    return entrant && mean(entrant, figure) !== null
      ? [{axis: on, value: mean(entrant, figure), label: entrant.label, colour: colourName(entrant)}] : [];
  }

  // ---- Curves: one job of each entrant ----
  function jobsOf(i, has) {
    const symbol = data.symbols[i];
    const seed = chosen[i].seed;
    return symbol.jobs.filter(job => has(job) && (seed === '' || job.seed === seed))
      .filter((job, at, all) => all.findIndex(other => other.entrant === job.entrant) === at)
      .map(job => ({job, entrant: symbol.entrants.find(entrant => entrant.label === job.entrant)}));
  }

  const curve = (name, entrant, values, extra = {}) =>
    line(name, colourName(entrant), values, {...extra, lineStyle: {width: 1.4, type: dash(entrant), ...extra.lineStyle}});

  function scrolling(option) {
    option.legend.type = 'scroll';
    option.grid.top = 52;
    return option;
  }

  function equity(i) {
    const jobs = jobsOf(i, job => job.equity);
    const format = {'Buy and hold': money};
    jobs.forEach(({entrant}) => { format[traderName(entrant)] = money; });
    const option = scrolling(base(format, {name: 'Equity'}, {type: 'time'}));
    option.series = jobs.map(({job, entrant}) => curve(traderName(entrant), entrant, points(job.equity, 'equity')));
    if (jobs.length) {
      option.series.push(line('Buy and hold', 'benchmark', points(jobs[0].job.equity, 'benchmark'), {lineStyle: {type: [6, 3]}}));
    }
    return zoomable(option);
  }

  function loss(i) {
    const log = chosen[i].log;
    const jobs = jobsOf(i, job => job.training?.some(fold => fold.epochs.length));
    const epochs = jobs.flatMap(({job}) => job.training.flatMap(fold => fold.epochs));
    const values = epochs.flatMap(epoch => [epoch[1], epoch[2]]).filter(value => value > 0);
    const label = {color: css('muted'), fontSize: 12, formatter: value => small(Number(value.toPrecision(3)))};
    const option = scrolling(base({}, {
      name: log ? 'Loss, log scale' : 'Loss', axisLabel: label,
      ...(log && values.length ? {type: 'log', logBase: logBase(Math.max(...values) / Math.min(...values))} : {type: 'value', scale: false})
    }, {type: 'value', name: 'epoch', nameLocation: 'middle', nameGap: 24, minInterval: 1, min: 1, max: Math.max(2, ...epochs.map(epoch => epoch[0]))}));
    option.grid.bottom = 30;
    option.series = jobs.flatMap(({job, entrant}) => job.training.flatMap(fold => ['training', 'validation'].map((what, index) => {
      const name = forecasterName(entrant);
      const column = fold.epochs.map(epoch => [epoch[0], log && !(epoch[index + 1] > 0) ? null : epoch[index + 1]]);
      return {
        ...line(name, colourName(entrant), column, {lineStyle: {width: index ? 1.6 : 1.1, type: index ? [5, 3] : 'solid', opacity: index ? 1 : .75}}),
        id: `${name}, ${what}, ${fold.fold}`, what: job.training.length > 1 ? `${what}, fold ${fold.fold}` : what
      };
    })));
    option.legend.data = [...new Set(option.series.map(series => series.name))];
    option.tooltip.formatter = items => {
      const lines = items.filter(item => item.value[1] !== null).map(item =>
        `${item.marker}${escape(item.seriesName)}, ${option.series[item.seriesIndex].what}&ensp;<b>${small(item.value[1])}</b>`);
      return `epoch ${items[0].axisValue}<br>${lines.join('<br>')}`;
    };
    return option;
  }

  function forecasts(i, column) {
    const jobs = jobsOf(i, job => job[column]);
    const format = {'Actual': price, 'Persistence': price};
    jobs.forEach(({entrant}) => { format[forecasterName(entrant)] = price; });
    const option = scrolling(base(format, {name: 'Price'}, {type: 'time'}));
    const banded = jobs.find(({entrant}) => entrant.label === chosen[i].band);
    option.series = [];
    if (banded) {
      const frame = banded.job[column];
      const hidden = {
        type: 'line', stack: 'band', stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: {opacity: 0}, emphasis: {disabled: true},
        tooltip: {show: false}
      };
      const name = `Error of ${forecasterName(banded.entrant)}`;
      format[name] = (_, point) => price(point[2]);
      option.series.push(
        {...hidden, name: 'Lower edge of the error', data: frame.time.map((t, row) => [t, Math.min(frame.forecast[row], frame.actual[row])])},
        {
          ...hidden, name, encode: {x: 0, y: 1}, areaStyle: {color: css('band'), opacity: 1}, itemStyle: {color: css('persistence')},
          data: frame.time.map((t, row) => [t, Math.abs(frame.forecast[row] - frame.actual[row]), frame.forecast[row] - frame.actual[row]])
        });
    }
    if (jobs.length) {
      const frame = (banded ?? jobs[0]).job[column];
      option.series.push(line('Actual', 'ink', points(frame, 'actual'), {z: 3, lineStyle: {width: 1.8}}));
      jobs.forEach(({job, entrant}) => option.series.push(curve(forecasterName(entrant), entrant, points(job[column], 'forecast'))));
      if (frame.persistence) {
        option.series.push(line('Persistence', 'persistence', points(frame, 'persistence'), {lineStyle: {width: 1.2, type: [4, 3]}}));
      }
    }
    option.legend.data = option.series.map(series => series.name).filter(name => name !== 'Lower edge of the error')
      .map(name => name.startsWith('Error of ') && banded ? {name, icon: 'rect', itemStyle: {color: css('band')}} : name);
    if (!charts[`${column}-${i}`].getOption()) {
      option.legend.selected = {'Persistence': false};
    }
    if (column === 'recent') {
      option.grid.bottom = 26;
      return option;
    }
    return zoomable(option);
  }

  // ---- The charts of every symbol ----
  const builders = {};
  data.symbols.forEach((symbol, i) => {
    const error = () => {
      const figure = unitOf(i);
      return {...figure, of: entrant => mean(entrant, figure), ofJob: job => scaled(job[figure.key], figure)};
    };
    const size = {
      name: 'Parameters', log: true, show: value => value.toLocaleString('en-US'), of: entrant => entrant.parameters,
      ofJob: (_, entrant) => entrant.parameters
    };
    const best = symbol.entrants.filter(entrant => model(entrant) && mean(entrant, unitOf(i)) !== null)
      .sort((a, b) => mean(a, unitOf(i)) - mean(b, unitOf(i)))[0];
    chosen[i].band = (best ?? symbol.entrants[0])?.label;
    Object.assign(builders, {
      [`rmse-${i}`]: () => bars(i, unitOf(i), forecasterName, true, 'persistence'),
      [`return-${i}`]: () => bars(i, profit, traderName, false, 'buy-and-hold'),
      [`size-${i}`]: () => scatter(i, size, unitOf(i), forecasterName, guide(i, 'persistence', unitOf(i), 'yAxis')),
      [`scatter-${i}`]: () => scatter(i, error(), profit, traderName,
        [...guide(i, 'buy-and-hold', profit, 'yAxis'), ...guide(i, 'persistence', unitOf(i), 'xAxis')]),
      [`equity-${i}`]: () => equity(i),
      [`loss-${i}`]: () => loss(i),
      [`forecast-${i}`]: () => forecasts(i, 'forecast'),
      [`recent-${i}`]: () => forecasts(i, 'recent')
    });
    for (const name of ['rmse', 'return']) {
      const box = document.querySelector(`[data-chart="${name}-${i}"]`);
      if (box) {
        box.style.height = `${Math.max(220, 56 + 34 * symbol.entrants.length)}px`;
      }
    }
  });
  start(builders, []);

  // ---- What the reader may choose ----
  function choose(attribute, names, set) {
    for (const control of document.querySelectorAll(`[data-${attribute}]`)) {
      const i = Number(control.dataset[attribute]);
      control.addEventListener(control.tagName === 'SELECT' ? 'change' : 'click', () => {
        set(chosen[i], control);
        names.map(name => `${name}-${i}`).filter(name => charts[name]).forEach(draw);
      });
    }
  }
  choose('unit', ['rmse', 'size', 'scatter'], (choice, control) => { choice.unit = control.value; });
  choose('seed', ['equity', 'loss', 'forecast', 'recent'], (choice, control) => { choice.seed = control.value; });
  choose('band', ['forecast', 'recent'], (choice, control) => { choice.band = control.value; });
  choose('log', ['loss'], (choice, control) => {
    choice.log = !choice.log;
    control.setAttribute('aria-pressed', String(choice.log));
  });
  document.querySelectorAll('[data-unit]').forEach(control => { control.value = chosen[Number(control.dataset.unit)].unit; });
  document.querySelectorAll('[data-band]').forEach(control => { control.value = chosen[Number(control.dataset.band)].band; });

  // ---- Sorting: numbers by value, names by letters, what has no value last ----
  const collator = new Intl.Collator('en', {numeric: true});
  for (const table of document.querySelectorAll('table.ranking')) {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => heading.querySelector('.sort').addEventListener('click', () => {
      const ascending = heading.getAttribute('aria-sort') === 'none'
        ? first(heading, column) : heading.getAttribute('aria-sort') !== 'ascending';
      headings.forEach(each => each.setAttribute('aria-sort', each === heading ? (ascending ? 'ascending' : 'descending') : 'none'));
      const value = row => row.cells[column].dataset.value;
      const compare = heading.classList.contains('number') ? (a, b) => a - b : collator.compare;
      const rows = [...table.tBodies[0].rows].sort((a, b) => {
        const [left, right] = [value(a), value(b)];
        if (left === undefined || right === undefined) {
          return (left === undefined) - (right === undefined);
        }
        return compare(left, right) * (ascending ? 1 : -1);
      });
      table.tBodies[0].append(...rows);
    }));
  }

  /** The first click on a column puts the best on top: high returns, skills and hits, low of all else. */
  function first(heading, column) {
    const figure = heading.closest('table').tBodies[0].rows[0].cells[column].dataset.figure;
    return !['total_return', 'sharpe', 'directional_accuracy', 'ic', 'skill_price', 'skill_return'].includes(figure);
  }
})();
