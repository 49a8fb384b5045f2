package io.hindcast.store.importing;

/** What every row must keep. A row that breaks several is reported for one of them. */
public enum Rule {
    FIELD_COUNT("as many fields as the header"),
    READABLE_TIME("readable time"),
    TIME_OF_DAY("time of day for an intraday bar"),
    TIME_EXISTS("time exists in the zone"),
    TIME_RANGE("time from 1677-09-22 to 2262-04-11"),
    NO_DUPLICATE("no duplicate time"),
    INCREASING("time increasing"),
    NUMBER("number"),
    FINITE("finite"),
    POSITIVE("price > 0"),
    VOLUME("volume >= 0"),
    LOW_HIGH("low <= high"),
    LOW_OPEN("low <= open"),
    LOW_CLOSE("low <= close"),
    OPEN_HIGH("open <= high"),
    CLOSE_HIGH("close <= high");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** What to do about a row that breaks it. Where all rows may be meant, leaving them out is no advice. */
    String advice() {
        return switch (this) {
            case NO_DUPLICATE ->
                "correct the time or take the row out; of a file of several instruments keep the rows of one";
            case INCREASING -> "correct the time or take the row out";
            case READABLE_TIME, TIME_OF_DAY, TIME_EXISTS, TIME_RANGE -> "correct the times of the file";
            case FIELD_COUNT, NUMBER, FINITE, POSITIVE, VOLUME, LOW_HIGH, LOW_OPEN, LOW_CLOSE, OPEN_HIGH, CLOSE_HIGH ->
                "correct it, or leave bad rows out with --on-error skip";
        };
    }

    /** As it stands in messages and in {@code rejects.csv}. */
    @Override
    public String toString() {
        return text;
    }
}
