// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.foyer.internal.flow.Names;

/** The data of both events. */
public record RoomData(
        @NotBlank @Size(max = Names.MAX_LENGTH) @Pattern(regexp = Names.PATTERN)
        String room) {}
