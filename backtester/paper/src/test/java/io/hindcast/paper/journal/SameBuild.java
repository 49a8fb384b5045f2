package io.hindcast.paper.journal;

/** The build that has begun a journal goes on with it. */
public enum SameBuild implements JournalKeeper {
    KEEPER;

    @Override
    public void goesOn() {
        // Nothing is to be noted.
    }

    @Override
    public String whyDifferent() {
        return "";
    }
}
