// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.Locale;

/** A drawing with a background of its own, so that it can be read on a light and on a dark page. */
final class Svg {

    /** Where a text begins, ends or has its middle. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private static final String PAPER = "#fbfbf9";
    private static final String INK = "#24292f";

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private int height;

    Svg(int width) {
        this.width = width;
    }

    /** Makes the drawing at least that high. */
    void reach(int bottom) {
        height = Math.max(height, bottom);
    }

    void bar(double x, double y, double wide, double high, String colour) {
        body.append(
                format("<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>\n", x, y, wide, high, colour));
    }

    void line(double x1, double y1, double x2, double y2, String colour) {
        body.append(format("<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s'/>\n", x1, y1, x2, y2, colour));
    }

    void title(String text) {
        text(16, 26, 15, Anchor.START, text);
    }

    void text(double x, double y, int size, Anchor anchor, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        body.append(format(
                "<text x='%.1f' y='%.1f' font-size='%d' text-anchor='%s'>%s</text>\n",
                x, y, size, anchor.name().toLowerCase(Locale.ROOT), escaped));
    }

    @Override
    public String toString() {
        return format("""
                <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %2$d' width='%1$d' height='%2$d' font-family='sans-serif' fill='%3$s'>
                <rect width='%1$d' height='%2$d' rx='6' fill='%4$s'/>
                %5$s</svg>
                """, width, height, INK, PAPER, body);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
