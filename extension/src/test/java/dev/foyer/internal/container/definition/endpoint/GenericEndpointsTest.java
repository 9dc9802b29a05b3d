// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.model.UserModel;
import dev.foyer.internal.model.handshake.HeaderSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule E14: the type variables of a superclass or interface stand for what the endpoint class says. */
@SuppressWarnings({"EffectivelyPrivate", "unused"})
class GenericEndpointsTest {

    @ClientEvent("product")
    public record Product(String id) {}

    public record User(String name) {}

    @HandshakeHeaders
    public record Headers(String token) {}

    public record Page<T>(List<T> items) {}

    /** Several levels above. */
    abstract static class Base<U, H, K> {
        @OnConnect
        U connect(H headers, @PathParam("key") K key) {
            throw new UnsupportedOperationException();
        }
    }

    interface Listing<I> {
        @OnEvent("list")
        default List<I> list(List<? extends I> items) {
            return List.of();
        }

        @OnEvent("page")
        default Page<I> page(Page<I[]> page) {
            return new Page<>(List.of());
        }
    }

    abstract static class Crud<T, K> extends Base<User, Headers, K> implements Listing<T> {
        @OnEvent
        T create(T item, User user) {
            return item;
        }

        @OnEvent("delete")
        boolean delete(K key) {
            return true;
        }

        @OnEvent("overridden")
        T overridden(T item) {
            return item;
        }

        @Override
        public List<T> list(List<? extends T> items) {
            return List.of();
        }
    }

    @ServerEndpoint("/products/{key}")
    public static class Products extends Crud<Product, Integer> {
        @Override
        @OnEvent("mine")
        Product overridden(Product item) {
            return item;
        }
    }

    @ServerEndpoint("/raw/{key}")
    @SuppressWarnings("rawtypes")
    public static class Raw extends Crud {}

    @ServerEndpoint("/own")
    public static class Own {
        @OnEvent("own")
        <X extends List<Product>> void own(X items) {}
    }

    abstract static class Coded<M> {
        @OnMessage
        M message(M message) {
            return message;
        }
    }

    abstract static class Coder<M> implements Decoder.Text<M>, Encoder.Text<M> {
        @Override
        public boolean willDecode(String text) {
            return true;
        }

        @Override
        public void init(EndpointConfig config) {}

        @Override
        public void destroy() {}
    }

    public static class ProductCoder extends Coder<Product> {
        @Override
        public Product decode(String text) throws DecodeException {
            return new Product(text);
        }

        @Override
        public String encode(Product product) throws EncodeException {
            return product.id();
        }
    }

    @ServerEndpoint(value = "/coded", decoders = ProductCoder.class, encoders = ProductCoder.class)
    public static class Coding extends Coded<Product> {
        @OnConnect
        void connect() {}
    }

    abstract static class Later<R> {
        @OnConnect
        R connect() {
            throw new UnsupportedOperationException();
        }
    }

    @ServerEndpoint("/later")
    public static class Sooner extends Later<CompletionStage<User>> {}

    @Test
    void variables_standForWhatTheEndpointSays() {
        EndpointModel endpoint = read(Products.class, new Problems());

        assertThat(endpoint.methods().events().keySet()).containsExactlyInAnyOrder("product", "delete", "mine", "page");
        assertThat(payload(endpoint, "product").payload()).isEqualTo(Product.class);
        assertThat(payload(endpoint, "delete").payload()).isEqualTo(Integer.class);
        assertThat(payload(endpoint, "mine").payload()).isEqualTo(Product.class);
        assertThat(endpoint.user()).extracting(UserModel::type).isEqualTo(User.class);
        assertThat(endpoint.headers()).extracting(HeaderSchema::type).isEqualTo(Headers.class);
        CallbackModel connect = endpoint.callback(Callback.CONNECT).orElseThrow();
        assertThat(connect.parameters().stream().map(ParameterModel::role))
                .containsExactly(ParameterRole.HEADERS, ParameterRole.PATH_VARIABLE);
        assertThat(connect.parameters().get(1).type()).isEqualTo(Integer.class);
        assertThat(endpoint.handler("product").orElseThrow().parameters().get(1).role())
                .isEqualTo(ParameterRole.USER);
    }

    @Test
    void variablesOfMessagesAndStages_standForWhatTheEndpointSays() {
        assertThat(read(Coding.class, new Problems()).methods().messages()).hasSize(1);
        assertThat(read(Sooner.class, new Problems()).user())
                .extracting(UserModel::type)
                .isEqualTo(User.class);
    }

    @Test
    void variablesWithoutAType_areNamed() {
        var problems = new Problems();
        EndpointReader.read(Raw.class, problems);
        EndpointReader.read(Own.class, problems);

        assertThat(problems.asException().orElseThrow())
                .hasMessageContaining("FOYER-1056: " + Crud.class.getName()
                        + ".create uses the type variable T, for which " + Raw.class.getName() + " gives no type.")
                .hasMessageContaining("FOYER-1056: " + Own.class.getName() + ".own uses the type variable X")
                .hasMessageContaining("FOYER-1056: " + Crud.class.getName() + ".delete uses the type variable K");
    }

    private static ParameterModel payload(EndpointModel endpoint, String event) {
        return endpoint.handler(event).flatMap(CallbackModel::payload).orElseThrow();
    }

    private static EndpointModel read(Class<?> type, Problems problems) {
        @Nullable EndpointModel endpoint = EndpointReader.read(type, problems);
        problems.asException().ifPresent(mistakes -> {
            throw mistakes;
        });
        return Objects.requireNonNull(endpoint);
    }
}
