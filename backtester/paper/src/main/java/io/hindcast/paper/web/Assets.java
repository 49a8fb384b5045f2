package io.hindcast.paper.web;

import io.hindcast.report.page.ECharts;
import io.hindcast.report.page.Inline;
import io.hindcast.report.page.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Scripts and styles: those of the report, and the page's own. Read when they are first asked for. */
final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private record Asset(String type, Supplier<String> text) {}

    private static final Map<String, Asset> ASSETS = Map.of(
            "/echarts.js", new Asset(SCRIPT, ECharts::script),
            "/charts.js", new Asset(SCRIPT, () -> Template.shared("charts.js")),
            "/live.js", new Asset(SCRIPT, () -> Template.text(Assets.class, "live.js")),
            "/page.css", new Asset(STYLE, () -> Template.shared("page.css")),
            "/live.css", new Asset(STYLE, () -> Template.text(Assets.class, "live.css")));

    private final Map<String, byte[]> compressed = new ConcurrentHashMap<>();

    /**
     * What lies at a path; empty when nothing does.
     *
     * @param gzip whether the browser takes it compressed
     */
    Optional<Reply> at(String path, boolean gzip) {
        return Optional.ofNullable(ASSETS.get(path))
                .map(asset -> gzip
                        ? new Reply(200, asset.type(), compressed.computeIfAbsent(path, _ -> compress(asset)), true)
                        : Reply.of(200, asset.type(), asset.text().get()));
    }

    /**
     * The page itself.
     *
     * @param title of the session
     * @param subtitle what it trades
     * @param word that its commands carry
     */
    static Reply page(String title, String subtitle, String word) {
        StringWriter html = new StringWriter();
        try {
            Template.load(Assets.class, "live.html")
                    .write(
                            Map.of(
                                    "title",
                                    Inline.html(title),
                                    "subtitle",
                                    Inline.html(subtitle),
                                    "word",
                                    Inline.html(word)),
                            html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.of(200, "text/html; charset=utf-8", html.toString());
    }

    private static byte[] compress(Asset asset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(asset.text().get().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
