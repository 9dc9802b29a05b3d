// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.foyer.internal.container.upgrade.request.UpgradeRequests;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.wire.JsonText;

/** Answers a refused handshake with a problem document (RFC 9457). */
final class ProblemWriter {

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    /** Headers that concern one line only, and must not be sent over HTTP/2 (RFC 9113, section 8.2.2). */
    private static final Set<String> OF_THE_LINE =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private ProblemWriter() {}

    /** Never flushes or closes: some servers then lose the content type of an answer to an upgrade request. */
    static void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        byte[] body = json(refusal).getBytes(StandardCharsets.UTF_8);
        response.setStatus(refusal.status());
        boolean http1 = UpgradeRequests.isHttp1(request);
        refusal.headers().forEach((name, value) -> {
            if (http1 || !OF_THE_LINE.contains(name.toLowerCase(Locale.ROOT))) {
                response.setHeader(name, value);
            }
        });
        if (http1 && refusal.headers().containsKey("Upgrade")) {
            endWithLine(response);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /**
     * Announces that the line ends with the answer. Grizzly takes the header {@code Upgrade} for the start of another
     * protocol: it leaves out the length, and would leave the line open, so that a client would wait for more.
     */
    private static void endWithLine(HttpServletResponse response) {
        response.setHeader("Connection", "close"); // the first of two lines, as Grizzly looks only at that one
        response.addHeader("Connection", "Upgrade"); // RFC 9110, section 7.8
    }

    private static String json(Refusal refusal) {
        var out = new StringBuilder("{\"type\":\"about:blank\",\"title\":");
        JsonText.quote(out, TITLES.getOrDefault(refusal.status(), "Refused"));
        out.append(",\"status\":").append(refusal.status());
        JsonText.quote(out.append(",\"detail\":"), refusal.detail());
        if (!refusal.violations().isEmpty()) {
            String separator = ",\"violations\":[";
            for (var violation : refusal.violations()) {
                JsonText.quote(out.append(separator).append("{\"name\":"), violation.name());
                JsonText.quote(out.append(",\"in\":"), violation.in());
                JsonText.quote(out.append(",\"message\":"), violation.message()).append('}');
                separator = ",";
            }
            out.append(']');
        }
        return out.append('}').toString();
    }
}
