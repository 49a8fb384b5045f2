package io.hindcast.paper.journal;

/** Who has kept a journal so far and who goes on with it. */
public interface JournalKeeper {
    /** Is told once, before the first record is added, when all that stood there was done again. */
    void goesOn();

    /** Why what is done again may differ from what stands there, and what to do, as the end of a message. */
    String whyDifferent();
}
