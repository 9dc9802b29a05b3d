// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

/**
 * How much is emitted.
 *
 * @param threads how many threads emit
 * @param batches how many batches each of them emits
 * @param most how many it emits at most, if there are slow readers that are not gone after the others
 * @param emits how many emits a batch has, beside the last one, which is to all that stay
 * @param filler how many characters are emitted to the slow readers with each batch, or 0
 * @param steady how many connections stay
 */
public record Load(int threads, int batches, int most, int emits, int filler, int steady) {

    /** A load without slow readers. */
    static Load of(int threads, int batches, int emits, int steady) {
        return new Load(threads, batches, batches, emits, 0, steady);
    }

    /** The same with slow readers. */
    Load withFiller(int characters, int most) {
        return new Load(threads, batches, most, emits, characters, steady);
    }

    String json() {
        return "{\"threads\":" + threads + ",\"batches\":" + batches + ",\"most\":" + most + ",\"emits\":" + emits
                + ",\"filler\":" + filler + ",\"steady\":" + steady + "}";
    }
}
