package io.hindcast.paper.web;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/** Who gets any answer at all. */
interface Admission {
    /** The answer for whom nothing is shown; empty for those who may come in. */
    Optional<Reply> refusal(HttpExchange exchange);

    /**
     * True when the request shows by itself that its sender meant it: a browser sends nothing of the kind on behalf of a
     * page that it has loaded elsewhere.
     */
    boolean deliberate(HttpExchange exchange);
}
