package io.hindcast.store.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lines in the making, each behind the one before. */
final class LedgerText {
    private final StringBuilder text = new StringBuilder();
    private LedgerHead head;

    /** @param head of the ledger that they go on from */
    LedgerText(LedgerHead head) {
        this.head = head;
    }

    /** A line that is already tied to the one before. */
    void add(LedgerLine line) {
        text.append(line.text()).append('\n');
        head = line.head();
    }

    void add(LedgerEntry entry) {
        add(LedgerLine.after(head, entry));
    }

    /** What a process that was killed has left; nothing where it has left nothing. */
    void torn(LedgerReading reading) {
        if (reading.tornBytes() > 0) {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            content.put("bytes", reading.tornBytes());
            content.put("text", reading.torn());
            add(new LedgerEntry(LedgerReading.TORN, content));
        }
    }

    /** All of them, each with its end. */
    @Override
    public String toString() {
        return text.toString();
    }
}
