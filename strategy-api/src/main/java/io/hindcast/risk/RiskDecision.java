package io.hindcast.risk;

import java.util.Objects;

/** What a {@link RiskCheck} says of an order. */
public sealed interface RiskDecision {
    /** The order goes out as it is. */
    static RiskDecision allow() {
        return Allow.ORDER;
    }

    /**
     * The order goes out with fewer units, and the run says so.
     *
     * @param quantity units; positive, and at most those of the order
     * @param reason for people to read, with the figures
     */
    static RiskDecision clamp(double quantity, String reason) {
        return new Clamp(quantity, reason);
    }

    /**
     * The order does not go out: it is recorded as rejected, and the strategy is told.
     *
     * @param reason for people to read, with the figures
     */
    static RiskDecision reject(String reason) {
        return new Reject(reason);
    }

    /** See {@link #allow}. */
    enum Allow implements RiskDecision {
        ORDER
    }

    /** See {@link #clamp}. */
    record Clamp(double quantity, String reason) implements RiskDecision {
        /** @throws IllegalArgumentException when the quantity is not positive and finite, or there is no reason */
        public Clamp {
            if (!(quantity > 0) || Double.isInfinite(quantity)) {
                throw new IllegalArgumentException("quantity must be > 0 and finite: quantity=" + quantity
                        + "; to let nothing of an order go out, reject it");
            }
            requireReason(reason);
        }
    }

    /** See {@link #reject}. */
    record Reject(String reason) implements RiskDecision {
        /** @throws IllegalArgumentException when there is no reason */
        public Reject {
            requireReason(reason);
        }
    }

    private static void requireReason(String reason) {
        if (Objects.requireNonNull(reason, "reason").isBlank()) {
            throw new IllegalArgumentException("a reason is needed, for people to read: reason is blank");
        }
    }
}
