package io.hindcast.paper.web;

import io.hindcast.settings.InvalidInputException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** What somebody must know to come in from another machine, or to steer. */
final class PageToken {
    private static final int BYTES = 32;
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._~-]{16,200}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PageToken() {}

    /** A new one, which can't be guessed. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * One that somebody has chosen.
     *
     * @throws InvalidInputException when it is easy to guess, or would not fit into an address
     */
    static String require(String chosen) {
        if (!VALID.matcher(chosen).matches()) {
            throw new InvalidInputException(LivePage.TOKEN_VARIABLE
                    + " must be 16 to 200 letters, digits and . _ ~ -, so that nobody guesses it and an address can"
                    + " hold it; make one with 'openssl rand -hex 32'");
        }
        return chosen;
    }
}
