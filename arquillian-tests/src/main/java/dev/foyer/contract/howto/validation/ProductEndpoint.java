// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.validation;

import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;

@ServerEndpoint("/products")
public class ProductEndpoint extends Crud<ProductEndpoint.Product> {

    public record Product(@NotBlank String article) {}

    @OnConnect
    void connect() {}
}
