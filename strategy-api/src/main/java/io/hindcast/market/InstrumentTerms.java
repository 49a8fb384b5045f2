package io.hindcast.market;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What is known of an instrument beside its name. What nobody has said is unknown, and is not guessed.
 *
 * @param currency in which its price is quoted, for example {@code USD} or {@code USDT}
 * @param tick the smallest step of its price, in money; positive
 * @param lot the smallest step of an order, in units; positive
 * @param multiplier money that one unit is worth for each 1 of its price: 50 for a future of 50 dollars a point; positive
 * @param session when its exchange trades
 */
public record InstrumentTerms(
        Optional<String> currency,
        OptionalDouble tick,
        OptionalDouble lot,
        OptionalDouble multiplier,
        Optional<Session> session) {
    /** Nothing is known. */
    public static final InstrumentTerms UNKNOWN = new InstrumentTerms(
            Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    /** The names by which {@link #with} and {@link #known} call the terms, in this order. */
    public static final List<String> KEYS = List.of("currency", "tick", "lot", "multiplier", "session");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,10}");
    private static final double LEAST = 1e-12;
    private static final double MOST = 1e12;

    /** @throws IllegalArgumentException when a term is out of range */
    public InstrumentTerms {
        currency.ifPresent(InstrumentTerms::requireCurrency);
        tick.ifPresent(value -> requireRange("tick", value));
        lot.ifPresent(value -> requireRange("lot", value));
        multiplier.ifPresent(value -> requireRange("multiplier", value));
        Objects.requireNonNull(session);
    }

    /**
     * The same terms with another one.
     *
     * @param key one of {@link #KEYS}
     * @param text its value, as {@link #known} gives it; blank to make it unknown
     * @throws IllegalArgumentException when there is no such key, or the value is none of it
     */
    public InstrumentTerms with(String key, String text) {
        boolean unknown = text.isBlank();
        OptionalDouble number = unknown || key.equals("currency") || key.equals("session")
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(key, text.strip()));
        return switch (key) {
            case "currency" ->
                new InstrumentTerms(
                        unknown ? Optional.empty() : Optional.of(text.strip()), tick, lot, multiplier, session);
            case "tick" -> new InstrumentTerms(currency, number, lot, multiplier, session);
            case "lot" -> new InstrumentTerms(currency, tick, number, multiplier, session);
            case "multiplier" -> new InstrumentTerms(currency, tick, lot, number, session);
            case "session" ->
                new InstrumentTerms(
                        currency, tick, lot, multiplier, unknown ? Optional.empty() : Optional.of(Session.parse(text)));
            default ->
                throw new IllegalArgumentException(
                        "there is no '" + key + "' of an instrument; there are: " + String.join(", ", KEYS));
        };
    }

    /** What is known, each as the text that {@link #with} reads, in the order of {@link #KEYS}. */
    public Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        currency.ifPresent(text -> known.put("currency", text));
        tick.ifPresent(value -> known.put("tick", plain(value)));
        lot.ifPresent(value -> known.put("lot", plain(value)));
        multiplier.ifPresent(value -> known.put("multiplier", plain(value)));
        session.ifPresent(value -> known.put("session", value.toString()));
        return known;
    }

    /** These terms, and what others know beside: what both know is as it is here. */
    public InstrumentTerms orElse(InstrumentTerms others) {
        return new InstrumentTerms(
                currency.or(others::currency),
                tick.isPresent() ? tick : others.tick,
                lot.isPresent() ? lot : others.lot,
                multiplier.isPresent() ? multiplier : others.multiplier,
                session.or(others::session));
    }

    private static double number(String key, String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    key + " must be a number above 0, such as 0.01: " + key + "='" + text + "'", e);
        }
    }

    private static void requireCurrency(String text) {
        if (!CURRENCY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "currency must be 2 to 10 capital letters or digits, such as USD: currency='" + text + "'");
        }
    }

    private static void requireRange(String key, double value) {
        // Written so that NaN fails too.
        if (!(value >= LEAST && value <= MOST)) {
            throw new IllegalArgumentException(
                    key + " must be a number from " + LEAST + " to " + MOST + ": " + key + "=" + value);
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
