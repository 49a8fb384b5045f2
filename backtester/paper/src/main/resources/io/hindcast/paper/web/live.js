'use strict';
/** The page of a paper session: takes its events, shows them, and sends commands. */
(() => {
  const {base, zoomable, line, css, draw, start, time, fixed, price, precise, money} = hindcast;
  const KEPT = 1000;
  const MOST_POINTS = 4000;
  const FIRST_SHOWN = 120;
  const DRAW_MILLIS = 400;
  const QUIET_MILLIS = 15000;
  const ANSWER_MILLIS = 10000;
  const word = document.querySelector('meta[name=csrf-token]').content;
  const element = id => document.getElementById(id);
  const NUMBER = 0, TIME = 1, LIVE = 2, CLOSE = 3, FORECAST = 4, EXPECTED = 5, EQUITY = 6, BENCHMARK = 7;

  let rows = [];
  let curve = [];
  let status = null;
  let instance = null;

  // The address may carry the token, which is a cookie now: it need not stay in sight.
  if (location.search) {
    history.replaceState(null, '', location.pathname);
  }

  // ---- Values ----
  function show(id, text, exact) {
    const place = element(id);
    if (place.textContent !== text) {
      place.textContent = text;
    }
    if (exact !== undefined) {
      place.title = exact === null ? '' : String(exact);
    }
  }
  const number = (value, format) => value === null || value === undefined ? '-' : format(value);
  const units = value => new Intl.NumberFormat('en-US', {maximumSignificantDigits: 6}).format(value);
  const count = value => fixed(value, 0);
  const signed = (value, format) => (value > 0 ? '+' : '') + format(value);
  const utc = text => text === null ? 'none yet' : text.slice(0, 19).replace('T', ' ');
  function seconds(value) {
    return value === 0 ? '0 s' : value < 1e-3 ? `${fixed(value * 1e6, 0)} us` : value < 1 ? `${fixed(value * 1e3, 1)} ms`
      : value < 120 ? `${fixed(value, 1)} s` : value < 7200 ? `${fixed(value / 60, 0)} min` : `${fixed(value / 3600, 1)} h`;
  }

  /** As many decimals as nearly all closes need; six significant digits of prices that were computed. */
  function decimalsOf(prices) {
    const needed = prices.filter(value => value > 0).map(value => {
      let places = 0;
      while (places <= 10 && Math.abs(value * 10 ** places - Math.round(value * 10 ** places)) > 1e-12 * value * 10 ** places) {
        places++;
      }
      return places + Math.floor(Math.log10(value)) + 1 > 9 ? Infinity : places;
    }).sort((a, b) => a - b);
    if (needed.length === 0) {
      return 0;
    }
    const most = needed[Math.ceil(.99 * needed.length) - 1];
    return most < Infinity ? most : Math.max(0, 5 - Math.floor(Math.log10(Math.max(...prices))));
  }

  const MEANINGS = {
    trading: '',
    paused: 'Nothing is decided; what is held stays.',
    flattened: 'Nothing is decided; what is held is closed.',
    ending: 'What is held is closed, and then the session ends.',
    replaying: 'Repeating its journal after a start; the figures are those of the past.'
  };

  function showStatus() {
    const shown = status.replaying ? 'replaying' : status.state;
    element('state').dataset.state = shown;
    show('state', shown);
    show('meaning', MEANINGS[shown] + (status.replaying && status.state !== 'trading' ? ` Asked for: ${status.state}.` : ''));
    element('pause').disabled = status.state === 'ending';
    show('pause', status.state === 'paused' || status.state === 'flattened' ? 'Resume' : 'Pause');
    element('flatten').disabled = status.state === 'flattened' || status.state === 'ending';
    const alarms = element('alarms');
    alarms.hidden = status.alarms.length === 0;
    const texts = status.alarms.join('\n');
    if (alarms.dataset.texts !== texts) {
      alarms.dataset.texts = texts;
      alarms.replaceChildren(...status.alarms.map(text => cell('li', text)));
    }

    show('equity', number(status.equity, money), status.equity);
    show('equity-note', status.cash === null ? '' : `cash ${money(status.cash)}`);
    show('benchmark', number(status.benchmark_equity, money), status.benchmark_equity);
    show('benchmark-note', status.equity === null ? ''
      : `session ${signed(status.equity - status.benchmark_equity, money)}`);
    show('units', units(status.position_units), status.position_units);
    show('position-note', `${money(status.position_value)}, `
      + (status.exposure_fraction === null ? 'no exposure' : `${fixed(100 * status.exposure_fraction, 1)}% of equity`));
    show('close', number(status.close, price), status.close);
    show('close-note', status.time === null ? 'no live bar yet' : utc(status.time));
    show('forecast', number(status.forecast, price), status.forecast);
    const bars = status.forecast_horizon_bars;
    show('forecast-note', bars === 0 ? 'no model' : status.forecast === null ? ''
      : `${signed(1e4 * (status.forecast / status.close - 1), value => fixed(value, 1))} bps, ${bars} bar${bars === 1 ? '' : 's'} ahead`);
    const latency = status.decision_latency;
    show('latency', latency.count === 0 ? '-' : seconds(latency.p50_seconds), latency.count === 0 ? null : latency.p50_seconds);
    show('latency-note', latency.count === 0 ? 'bar to journalled decision'
      : `median; p99 ${seconds(latency.p99_seconds)}, most ${seconds(latency.max_seconds)}`);
    const error = status.forecast_error;
    show('error-note', bars === 0 ? 'The session has no model, so there is no forecast.' : error.count === 0 ? 'No forecast has met its bar yet.'
      : `RMSE of the last ${count(error.count)} forecasts: ${price(error.rmse_price)}; of expecting no change: ${price(error.persistence_rmse_price)}.`);

    show('orders-count', `${count(status.orders_open)} of ${count(status.orders_submitted)}, ${count(status.orders_rejected)} rejected`);
    fill('orders', status.open_orders, 6, 'No order rests.', order => [
      cell('td', String(order.id)), cell('td', utc(order.time)), side(order.side), numeric(order.quantity_units, units),
      numeric(order.open_units, units), cell('td', order.status.replace('_', ' '))]);
    show('fills-count', `the last ${count(status.recent_fills.length)} of ${count(status.fills_total)}`);
    fill('fills', status.recent_fills, 6, 'Nothing was filled yet.', each => [
      cell('td', utc(each.time)), side(each.side), numeric(each.quantity_units, units), numeric(each.price, price),
      numeric(each.fee, money), cell('td', String(each.order_id))]);

    show('feed-name', status.feed);
    show('model', status.model ?? 'none');
    show('bars', count(status.bars));
    showFeed(status.feed_health);
  }

  const BAD = ['out_of_order', 'garbage', 'missing_bars', 'disconnects', 'accepted_late', 'corrected'];
  function showFeed(health) {
    if (!health) {
      return;
    }
    element('feed-state').dataset.feed = health.state;
    show('feed-state', health.state);
    show('feed-note', `Last bar ${utc(health.last_bar)}; no bar for ${seconds(health.age_seconds)}; last message ${utc(health.last_message)}`
      + (health.detail ? `; ${health.detail}` : ''));
    const list = element('counters');
    for (const [name, value] of Object.entries(health.counters)) {
      let item = list.querySelector(`[data-counter=${name}]`);
      if (!item) {
        item = document.createElement('div');
        item.dataset.counter = name;
        item.append(cell('dt', name.replaceAll('_', ' ')), cell('dd', ''));
        list.append(item);
      }
      item.lastChild.textContent = count(value);
      item.classList.toggle('bad', value > 0 && BAD.includes(name));
    }
  }

  function cell(tag, text, kind) {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = kind ?? '';
    return made;
  }
  const side = text => cell('td', text, text);
  function numeric(value, format) {
    const made = cell('td', format(value), 'number');
    made.title = String(value);
    return made;
  }
  const filled = {};
  function fill(id, items, columns, nothing, cells) {
    const text = JSON.stringify(items);
    if (filled[id] === text) {
      return;
    }
    filled[id] = text;
    const body = element(id).tBodies[0];
    if (items.length === 0) {
      const empty = cell('td', nothing, 'none');
      empty.colSpan = columns;
      body.replaceChildren(document.createElement('tr'));
      body.firstChild.append(empty);
      return;
    }
    body.replaceChildren(...items.map(item => {
      const row = document.createElement('tr');
      row.append(...cells(item));
      return row;
    }));
  }

  // ---- Charts ----
  /** The bars that the reader has chosen with the slider, by number; null as long as the latest are shown. */
  let chosen = null;
  function chart(formats, x) {
    const option = zoomable(base(formats, {}, x));
    option.grid.top = 40;
    return option;
  }

  /** First and last place to show of as many: the latest bars, until the reader chooses. */
  function shownPlaces(places) {
    const last = places - 1;
    if (chosen === null) {
      return [Math.max(0, rows.length - FIRST_SHOWN), last];
    }
    // Who looks at the latest bars goes on to do so.
    const first = chosen.first - rows[0][NUMBER];
    const moved = chosen.latest ? last - (chosen.last - rows[0][NUMBER]) : 0;
    const from = Math.min(Math.max(0, first + moved), Math.max(0, last - 1));
    return [from, Math.max(from + 1, chosen.last - rows[0][NUMBER] + moved)];
  }

  function keepChosen() {
    const zoom = hindcast.charts.price.getOption();
    const {startValue, endValue} = zoom.dataZoom[0];
    if (rows.length > 0) {
      chosen = {
        first: startValue + rows[0][NUMBER], last: endValue + rows[0][NUMBER], latest: endValue >= zoom.xAxis[0].data.length - 1
      };
    }
  }

  /** Over bars, not over time: a night or a weekend without bars takes no room. */
  function priceChart() {
    const bars = status ? status.forecast_horizon_bars : 0;
    const step = status ? 1e3 * status.interval_seconds : 0;
    const at = value => rows.map((row, i) => [i, value(row)]);
    // The latest forecasts are for bars that have not come.
    const coming = rows.length === 0 || bars === 0 ? [] : rows.slice(-bars).map((row, i, last) =>
      [rows.length - last.length + i + bars, row[FORECAST]]);
    const times = rows.map(row => row[TIME]);
    for (let i = 1; coming.length > 0 && i <= bars; i++) {
      times.push(rows.at(-1)[TIME] + i * step);
    }
    const known = row => row[EXPECTED] !== null;
    const band = (name, values, extra) => line(name, 'forecast', values, {
      stack: 'error', lineStyle: {width: 0}, showSymbol: false, silent: true, ...extra});
    const short = step < 60e3 ? text => text.slice(11) : step < 86400e3 ? text => text.slice(5, 16) : text => text.slice(0, 10);
    const option = chart({Close: price, Forecast: price}, {
      type: 'category', data: times.map(time), boundaryGap: false, heading: text => text});
    option.xAxis.axisLabel.formatter = short;
    option.grid.bottom = 44;
    option.legend.data = bars > 0 ? ['Close', 'Forecast', {name: 'Error', icon: 'rect'}] : ['Close'];
    if (rows.length > 0) {
      const [startValue, endValue] = shownPlaces(times.length);
      option.dataZoom.forEach(zoom => Object.assign(zoom, {startValue, endValue}));
    }
    // The slider draws the first series.
    option.series = [
      line('Close', 'actual', at(row => row[CLOSE]), {z: 3}),
      ...(bars > 0 ? [
        band('Lower edge of the error', at(row => known(row) ? Math.min(row[CLOSE], row[EXPECTED]) : null), {}),
        band('Error', at(row => known(row) ? Math.abs(row[CLOSE] - row[EXPECTED]) : null), {
          areaStyle: {color: css('band')}, itemStyle: {color: css('band')}}),
        line('Forecast', 'forecast', [...at(row => row[EXPECTED]), ...coming], {
          z: 3, markPoint: coming.length === 0 || coming.at(-1)[1] === null ? undefined : {
            symbol: 'circle', symbolSize: 8, label: {show: false}, silent: true, itemStyle: {color: css('forecast')}, data: [{coord: coming.at(-1)}]}})
      ] : [])
    ];
    return option;
  }

  function equityChart() {
    const option = chart({Session: money, 'Buy and hold': money}, {type: 'time'});
    option.series = [
      line('Session', 'strategy', curve.map(point => [point[0], point[1]])),
      line('Buy and hold', 'benchmark', curve.map(point => [point[0], point[2]]))
    ];
    return option;
  }

  // Figures and charts in one go, so that they agree.
  let drawing = null;
  let changed = false;
  function showSoon() {
    drawing ??= setTimeout(() => {
      drawing = null;
      lost('');
      if (changed) {
        precise(decimalsOf(rows.map(row => row[CLOSE])));
      }
      showStatus();
      if (changed) {
        changed = false;
        draw('price');
        draw('equity');
      }
    }, DRAW_MILLIS);
  }
  start({price: priceChart, equity: equityChart}, []);
  hindcast.charts.price.on('datazoom', keepChosen);

  // ---- Events ----
  let heard = performance.now();
  let source = null;

  function take(event) {
    heard = performance.now();
    const message = JSON.parse(event.data);
    if (instance !== null && message.instance !== instance) {
      // Another process: it wants another word with its commands.
      location.reload();
      return;
    }
    instance = message.instance;
    status = message.status;
    if (message.curve) {
      rows = message.rows;
      curve = message.curve;
    } else {
      rows = rows.concat(message.rows).slice(-KEPT);
      for (const row of message.rows.filter(each => each[LIVE])) {
        curve.push([row[TIME], row[EQUITY], row[BENCHMARK]]);
      }
      if (curve.length > MOST_POINTS) {
        // The session's own curve is thinned out evenly: it comes with a new connection.
        connect();
      }
    }
    changed ||= Boolean(message.curve) || message.rows.length > 0;
    showSoon();
  }

  function lost(text) {
    const place = element('lost');
    document.body.classList.toggle('lost', text !== '');
    place.hidden = text === '';
    if (place.textContent !== text) {
      place.textContent = text;
    }
    if (text) {
      clearTimeout(drawing);
      drawing = null;
      element('state').dataset.state = 'lost';
      show('state', 'connection lost');
      show('meaning', '');
      element('pause').disabled = true;
      element('flatten').disabled = true;
    }
  }

  const since = () => status && status.time ? ` What is shown is from ${utc(status.time)}.` : '';

  /** Why there are no events: an EventSource does not tell with what it was refused. */
  async function tellWhy(refused) {
    const ending = new AbortController();
    let text;
    try {
      const answer = await fetch('events', {signal: AbortSignal.any([ending.signal, AbortSignal.timeout(ANSWER_MILLIS)])});
      if (answer.ok) {
        return;
      }
      text = answer.status === 401 ? 'The session wants another token: open the address that it has printed anew.'
        : `The session answers: ${(await answer.text()).trim()}.`;
    } catch (e) {
      return;
    } finally {
      ending.abort();
    }
    if (source === refused) {
      lost(text + since());
    }
  }

  function connect() {
    source?.close();
    const opened = new EventSource('events');
    source = opened;
    opened.onmessage = take;
    opened.onerror = () => {
      lost('The session does not answer: it has ended, or the network is gone.' + since());
      if (opened.readyState === EventSource.CLOSED) {
        tellWhy(opened);
      }
    };
  }
  function look() {
    heard = performance.now();
    if (document.hidden) {
      // A browser has few connections to a server: those that nobody looks at would leave none to other tabs.
      source?.close();
      source = null;
    } else {
      connect();
    }
  }
  look();
  document.addEventListener('visibilitychange', look);
  setInterval(() => {
    if (source !== null && performance.now() - heard > QUIET_MILLIS) {
      if (source.readyState !== EventSource.CLOSED) {
        lost('Nothing is heard from the session.' + since());
      }
      look();
    }
  }, 1000);

  // ---- Commands ----
  const dialog = element('confirm');
  const QUESTIONS = {
    pause: ['Pause trading?', 'The strategy decides nothing until you resume, also after a restart. What is held stays; orders that rest are filled.', 'Pause'],
    resume: ['Resume trading?', 'The strategy decides again from the next bar on.', 'Resume'],
    flatten: ['Close the position?', 'On the next bar an order closes what is held, to be filled at the open that follows. The strategy decides nothing until you resume, also after a restart.', 'Flatten']
  };
  let asked = null;
  function ask(command) {
    asked = command;
    const [title, text, yes] = QUESTIONS[command];
    show('confirm-title', title);
    show('confirm-text', text);
    show('yes', yes);
    element('yes').classList.toggle('danger', command === 'flatten');
    dialog.showModal();
  }
  async function send(command) {
    const name = QUESTIONS[command][2];
    show('answer', `${name} was sent; the session has not answered yet.`);
    try {
      const answer = await fetch(command, {
        method: 'POST', headers: {'X-CSRF-Token': word}, signal: AbortSignal.timeout(ANSWER_MILLIS)
      });
      show('answer', answer.ok ? '' : `${name} failed: ${(await answer.text()).trim()}`);
    } catch (e) {
      show('answer', e.name === 'TimeoutError'
        ? `${name} was not answered within ${ANSWER_MILLIS / 1000} s: whether it is in force is seen above when the session is heard again.`
        : `${name} failed: the session does not answer.`);
    }
  }
  element('pause').addEventListener('click', () => ask(element('pause').textContent === 'Resume' ? 'resume' : 'pause'));
  element('flatten').addEventListener('click', () => ask('flatten'));
  element('no').addEventListener('click', () => dialog.close());
  element('yes').addEventListener('click', () => {
    dialog.close();
    send(asked);
  });
})();
