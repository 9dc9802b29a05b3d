// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.foyer.internal.flow.Names;

/** The data of the events with which clients join and leave rooms. */
public record RoomData(
        @NotBlank @Size(max = Names.MAX_LENGTH) @Pattern(regexp = Names.PATTERN)
        String room) {}
