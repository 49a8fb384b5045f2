package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A broker with a thread of its own: it answers an order bars later, first with an acknowledgement, then with fills of random
 * parts at prices of its own, or with a rejection, before or after some of them. A wish to make an order smaller waits, too,
 * while the order goes on being filled. Answers wait in a queue until the loop asks.
 * It knows what it has filled, which the loop is told of later, and so sees to it that orders that reduce only do.
 */
final class AsynchronousBroker implements ExecutionClient, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Deque<Working> working = new ArrayDeque<>();
    private final List<String> threads = new ArrayList<>();
    private final Random random;
    private Future<?> work;
    private double held;

    private interface Answer {
        void tell(long time, Events events);
    }

    private static final class Working {
        private final Order order;
        private final boolean reduceOnly;
        private double wished = Double.NaN;
        private double whole;
        private double left;
        private int wait;
        private boolean acknowledged;

        private Working(Order order, boolean reduceOnly, int wait) {
            this.order = order;
            this.reduceOnly = reduceOnly;
            this.wait = wait;
            left = order.quantity();
            whole = left;
        }
    }

    AsynchronousBroker(long seed) {
        random = new Random(seed);
    }

    @Override
    public void submit(Order order, boolean reduceOnly) {
        thread.execute(() -> working.add(new Working(order, reduceOnly, random.nextInt(3))));
    }

    @Override
    public boolean update(Order order, double quantity) {
        thread.execute(() ->
                working.stream().filter(each -> each.order.id() == order.id()).forEach(each -> each.wished = quantity));
        return false;
    }

    @Override
    public void deliver(Bar bar, Quote quote, Events events) {
        // The bar's own answers come with a later one, whenever its thread is done.
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            answer.tell(bar.closeTime(), events);
        }
        double price = bar.close();
        work = thread.submit(() -> work(price));
    }

    /** Waits until the broker has nothing more to do for the last bar, so that a test can be repeated. */
    void settle() throws InterruptedException, ExecutionException {
        work.get();
    }

    private void work(double price) {
        threads.add(Thread.currentThread().getName());
        working.removeIf(each -> {
            if (each.wait-- > 0) {
                return false;
            }
            long id = each.order.id();
            if (!each.acknowledged) {
                each.acknowledged = true;
                answers.add((time, events) -> events.accepted(id));
                each.wait = random.nextInt(2);
                return false;
            }
            if (each.wished < each.whole && random.nextBoolean()) {
                double filled = each.whole - each.left;
                double whole = Math.max(each.wished, filled);
                each.left = whole - filled;
                each.whole = whole;
                answers.add((time, events) -> events.updated(id, whole, "as you wished"));
                return each.left <= OpenOrders.ROUNDING * each.order.quantity();
            }
            if (random.nextInt(6) == 0) {
                answers.add((time, events) -> events.rejected(id, "broker says no"));
                return true;
            }
            double most = each.reduceOnly ? Math.min(each.left, closable(each)) : each.left;
            if (most == 0) {
                return endsForNothingToClose(each);
            }
            double quantity = random.nextInt(3) == 0 ? most : most * random.nextDouble();
            held = Account.quantityAfter(held, each.order.side().sign() * quantity);
            double paid = price * (1 + 0.001 * random.nextGaussian());
            each.left -= quantity;
            answers.add((time, events) -> events.filled(new Fill(
                    id,
                    time,
                    each.order.instrument(),
                    each.order.side(),
                    quantity,
                    paid,
                    price,
                    Math.abs(paid - price) * quantity,
                    0.001 * paid * quantity)));
            return each.left <= OpenOrders.ROUNDING * each.order.quantity();
        });
    }

    private double closable(Working each) {
        return Math.max(0, -each.order.side().sign() * held);
    }

    private boolean endsForNothingToClose(Working each) {
        for (Working other : working) {
            if (!other.reduceOnly && other.left > 0 && other.order.side() != each.order.side()) {
                return false;
            }
        }
        long id = each.order.id();
        answers.add((time, events) -> events.rejected(id, "nothing left to close"));
        return true;
    }

    /** Names of the threads that have made answers. */
    List<String> threads() {
        return threads;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
