package io.hindcast.store.importing;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A row breaks a rule; says where and how. */
final class BadRowException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String column;
    private final int columnNumber;
    private final String value;

    /**
     * Made without a stack trace: a file may have millions of such rows.
     *
     * @param column as the header names it; empty for the row as a whole
     * @param columnNumber from 1; 0 for the row as a whole
     * @param problem continues "'value' ..."
     */
    BadRowException(Rule rule, String column, int columnNumber, String value, @Nullable String problem) {
        super(problem, null, false, false);
        this.rule = rule;
        this.column = column;
        this.columnNumber = columnNumber;
        this.value = value;
    }

    Rule rule() {
        return rule;
    }

    String column() {
        return column;
    }

    String value() {
        return value;
    }

    /** Column, value, what is wrong with it, and the rule. */
    String description() {
        String place = columnNumber == 0 ? "" : "column " + columnNumber + " ('" + column + "'): ";
        return place + "'" + value + "' " + getMessage() + " (rule: " + rule + ")";
    }
}
