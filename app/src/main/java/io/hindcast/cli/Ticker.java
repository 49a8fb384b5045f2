package io.hindcast.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at something twice a second, in a thread of its own, until it is closed. */
final class Ticker implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;

    private final TerminalLine line;
    private final Runnable look;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    private Ticker(String name, TerminalLine line, Runnable look) {
        this.line = line;
        this.look = look;
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::tick);
    }

    /**
     * Begins to look.
     *
     * @param name of the thread
     * @param line where it is shown what was seen; removed at the end
     */
    static Ticker start(String name, TerminalLine line, Runnable look) {
        Ticker ticker = new Ticker(name, line, look);
        ticker.thread.start();
        return ticker;
    }

    private void tick() {
        try {
            while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the looking and removes the line. */
    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.clear();
    }
}
