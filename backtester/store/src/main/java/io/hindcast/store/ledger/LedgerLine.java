package io.hindcast.store.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.settings.Sha256;
import java.util.Optional;

/**
 * A line of a ledger that is what was written. Its hash is the SHA-256 of the bytes of the line in front of {@code
 * ,"hash":"…"}}, so that any tool can find it again without a rule for how JSON is written.
 *
 * @param number from 1 on
 * @param before hash of the line before; that of {@link LedgerHead#NONE} in the first one
 * @param kind what it is
 * @param content the whole line, these four included
 * @param hash SHA-256, lower-case hex
 * @param text as it stands in the file, without its end
 */
public record LedgerLine(long number, String before, String kind, JsonNode content, String hash, String text) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String HASH = ",\"hash\":\"";
    private static final String END = "\"}";
    private static final int TAIL = HASH.length() + 64 + END.length();

    /** The line that follows a head. */
    static LedgerLine after(LedgerHead head, LedgerEntry entry) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("number", head.length() + 1);
        content.put("before", head.hash());
        content.put("kind", entry.kind());
        content.setAll(entry.content());
        String whole = content.toString();
        String hashed = whole.substring(0, whole.length() - 1);
        String hash = Sha256.of(hashed);
        content.put("hash", hash);
        return new LedgerLine(head.length() + 1, head.hash(), entry.kind(), content, hash, hashed + HASH + hash + END);
    }

    /** Reads a line; empty when it is not what was written, whatever it is. */
    static Optional<LedgerLine> read(String text) {
        int at = text.length() - TAIL;
        if (at < 0 || !text.startsWith(HASH, at) || !text.endsWith(END)) {
            return Optional.empty();
        }
        String hash = text.substring(at + HASH.length(), text.length() - END.length());
        if (!hash.equals(Sha256.of(text.substring(0, at)))) {
            return Optional.empty();
        }
        try {
            JsonNode content = JSON.readTree(text);
            return content.path("number").isIntegralNumber()
                            && content.path("before").isTextual()
                            && content.path("kind").isTextual()
                    ? Optional.of(new LedgerLine(
                            content.path("number").asLong(),
                            content.path("before").asText(),
                            content.path("kind").asText(),
                            content,
                            hash,
                            text))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Where a ledger ends whose last line this is. */
    public LedgerHead head() {
        return new LedgerHead(number, hash);
    }
}
