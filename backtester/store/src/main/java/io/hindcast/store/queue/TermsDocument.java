package io.hindcast.store.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.market.Instrument;
import io.hindcast.market.InstrumentTerms;
import java.util.Map;

/** What is known of an instrument, in the metadata of a queue: a section that is there only when something is. */
public final class TermsDocument {
    private static final String SECTION = "terms";

    private TermsDocument() {}

    /** Adds the section to a document. */
    public static void put(ObjectNode document, Instrument instrument) {
        Map<String, String> known = instrument.terms().known();
        if (!known.isEmpty()) {
            ObjectNode section = document.putObject(SECTION);
            known.forEach(section::put);
        }
    }

    /**
     * An instrument with what a document knows of it; nothing, where it was written by an earlier version.
     *
     * @throws IllegalArgumentException when the section says what can't be
     */
    public static Instrument instrument(String id, JsonNode document) {
        InstrumentTerms terms = InstrumentTerms.UNKNOWN;
        for (Map.Entry<String, JsonNode> term : document.path(SECTION).properties()) {
            terms = terms.with(term.getKey(), term.getValue().asText());
        }
        return new Instrument(id, terms);
    }
}
