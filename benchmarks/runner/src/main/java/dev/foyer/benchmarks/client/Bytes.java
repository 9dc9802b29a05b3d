// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import java.util.Arrays;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Bytes that grow; texts are ASCII. */
public final class Bytes {

    private byte[] array = new byte[512];
    private int length;

    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    public Bytes clear() {
        length = 0;
        return this;
    }

    @SuppressWarnings("deprecation") // the one copy that does not encode
    public Bytes add(String ascii) {
        int count = ascii.length();
        reserve(count);
        ascii.getBytes(0, count, array, length);
        length += count;
        return this;
    }

    public Bytes add(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("Negative: " + number);
        }
        reserve(10);
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            array[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Adds one byte. */
    public Bytes octet(int octet) {
        reserve(1);
        array[length++] = (byte) octet;
        return this;
    }

    public Bytes add(byte[] bytes, int from, int to) {
        reserve(to - from);
        System.arraycopy(bytes, from, array, length, to - from);
        length += to - from;
        return this;
    }

    @Override
    public String toString() {
        return new String(array, 0, length, ISO_8859_1);
    }

    private void reserve(int count) {
        if (length + count > array.length) {
            array = Arrays.copyOf(array, Math.max(2 * array.length, length + count));
        }
    }
}
