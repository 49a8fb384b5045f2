package io.hindcast.paper.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses commands that another site makes a browser send. A command must come from a page of this server, which the browser
 * says, and carry the word that only such a page can read.
 */
final class CrossSiteGuard {
    /** The header that the word comes in; a page elsewhere can't set it without asking first. */
    static final String HEADER = "X-CSRF-Token";

    private final String word;

    /** @param word made anew by each process */
    CrossSiteGuard(String word) {
        this.word = word;
    }

    /** What pages of this server must send. */
    String word() {
        return word;
    }

    /**
     * The answer for a command that is not obeyed.
     *
     * @param deliberate whether the request shows otherwise that its sender meant it
     */
    Optional<Reply> refusal(HttpExchange exchange, boolean deliberate) {
        Headers headers = exchange.getRequestHeaders();
        String origin = headers.getFirst("Origin");
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean foreignOrigin = origin != null && !isOwn(origin, headers.getFirst("Host"));
        boolean foreignSite = site != null && !site.equals("same-origin");
        if (foreignOrigin || foreignSite) {
            return Optional.of(Reply.text(403, "refused: the command comes from another site"));
        }
        if (deliberate) {
            return Optional.empty();
        }
        if (origin == null && site == null) {
            return Optional.of(Reply.text(403, "refused: the command does not say which site it comes from"));
        }
        String shown = headers.getFirst(HEADER);
        return shown != null && MessageDigest.isEqual(bytes(shown), bytes(word))
                ? Optional.empty()
                : Optional.of(Reply.text(403, "refused: " + HEADER + " is not that of the page; load the page anew"));
    }

    /** Whichever scheme it has: something in front of the server may speak TLS. */
    private static boolean isOwn(String origin, String host) {
        String own = String.valueOf(host).toLowerCase(Locale.ROOT);
        return origin.toLowerCase(Locale.ROOT).equals("http://" + own)
                || origin.toLowerCase(Locale.ROOT).equals("https://" + own);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
