// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Payload;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Positive;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Each application has beans of its own, although the next one with the same classes gets the same CDI container. */
public class BeansTest {

    /** Where the test listens; all else is a bean. */
    private record Log(List<String> entries) {}

    @ApplicationScoped
    static class Stock {

        private final String id = UUID.randomUUID().toString();

        String id() {
            return id;
        }

        int sell(@Positive int count) {
            return count;
        }
    }

    static class Till {
        final String id = UUID.randomUUID().toString();
    }

    @Dependent
    static class Tills {

        @Produces
        @Singleton
        Till till() {
            return new Till();
        }
    }

    @ApplicationScoped
    static class Clerk {

        @Inject
        private Log log;

        @Inject
        private Stock stock;

        void initialized(@Observes @Initialized(ApplicationScoped.class) Object event) {
            log.entries().add("initialized");
        }

        void starts(@Observes Startup event) {
            log.entries().add("startup");
        }

        void stops(@Observes Shutdown event) {
            log.entries().add("shutdown");
        }

        static void destroyed(@Observes @Destroyed(ApplicationScoped.class) Object event, Log log) {
            log.entries().add("destroyed");
        }

        @PreDestroy
        void goHome() {
            log.entries().add("home " + stock.id()); // which may create it anew
        }
    }

    @Constraint(validatedBy = OpenTill.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Payable {
        String message() default "not now";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static class OpenTill implements ConstraintValidator<Payable, String> {

        @Inject
        private Till till;

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value.equals(till.id);
        }
    }

    public record Payment(@Payable String till) {}

    @ServerEndpoint("/shop")
    static class ShopEndpoint {

        @Inject
        private Rooms rooms;

        @OnEvent("enter")
        String enter(Connection connection) {
            rooms.get("shop").join(connection);
            return String.join(",", rooms.names());
        }

        @OnEvent("pay")
        String pay(Payment payment) {
            return payment.till();
        }
    }

    private static final Class<?>[] SHOP = {ShopEndpoint.class, Stock.class, Tills.class, Clerk.class};

    private static FoyerBuilder shop(Log log) {
        return Foyer.of(SHOP).bean(Log.class, log);
    }

    @Test
    void beans_areThoseOfOneApplication() {
        var first = new Log(new ArrayList<>());
        var second = new Log(new ArrayList<>());
        String stock;
        String till;
        try (Foyer foyer = shop(first).start()) {
            stock = foyer.bean(Stock.class).id();
            till = foyer.bean(Till.class).id;
            foyer.connect("/shop").call("enter").as(String.class);
            assertThat(first.entries()).containsExactly("initialized", "startup");
        }
        assertThat(first.entries())
                .hasSize(5)
                .startsWith("initialized", "startup", "shutdown")
                .endsWith("destroyed");

        try (Foyer foyer = shop(second).start()) {
            assertThat(second.entries()).containsExactly("initialized", "startup");
            assertThat(foyer.bean(Stock.class).id()).isNotEqualTo(stock);
            assertThat(foyer.bean(Till.class).id).isNotEqualTo(till);
            assertThat(foyer.bean(Rooms.class).names()).isEmpty();
        }
        assertThat(first.entries()).hasSize(5);
        assertThat(second.entries()).hasSize(5);
    }

    @Test
    void constraintValidators_haveTheBeansOfTheirApplication() {
        for (int i = 0; i < 2; i++) {
            try (Foyer foyer = shop(new Log(new ArrayList<>())).start()) {
                Peer peer = foyer.connect("/shop");
                String till = foyer.bean(Till.class).id;
                assertThat(peer.call("pay", new Payment(till)).as(String.class)).isEqualTo(till);
                assertThat(peer.refused("pay", new Payment("other")).violatedPaths())
                        .containsExactly("till");
            }
        }
    }

    @Test
    void applicationsAtTheSameTime_haveTheirOwn() {
        try (Foyer one = shop(new Log(new ArrayList<>())).start();
                Foyer other = shop(new Log(new ArrayList<>())).start()) {
            assertThat(one.bean(Stock.class).id())
                    .isNotEqualTo(other.bean(Stock.class).id());
            one.connect("/shop").call("enter").as(String.class);
            assertThat(other.bean(Rooms.class).names()).isEmpty();
        }
    }

    @Test
    void validation_isThereAsOnAServer() {
        try (Foyer foyer = shop(new Log(new ArrayList<>())).start()) {
            assertThat(foyer.bean(Validator.class).validate(new Payment("other")))
                    .hasSize(1);
            Stock stock = foyer.bean(Stock.class);
            assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> stock.sell(0));
        }
    }

    @Test
    void containerThatIsThere_isUsed_andGoesOn() {
        Weld weld = new Weld("given").disableDiscovery().beanClasses(ShopEndpoint.class, Tills.class);
        ServiceLoader.load(Extension.class).forEach(weld::addExtensions);
        try (WeldContainer container = weld.initialize()) {
            String till = container.select(Till.class).get().id;
            for (int i = 0; i < 2; i++) {
                try (Foyer foyer = Foyer.of(ShopEndpoint.class)
                        .in(container.getBeanManager())
                        .start()) {
                    assertThat(foyer.connect("/shop").call("enter").as(String.class))
                            .isEqualTo("shop");
                    assertThat(foyer.bean(Till.class).id).isEqualTo(till);
                }
            }
            FoyerBuilder adding =
                    Foyer.of(ShopEndpoint.class).in(container.getBeanManager()).bean(Log.class, new Log(List.of()));
            assertThatIllegalStateException()
                    .isThrownBy(adding::start)
                    .withMessageContaining(Log.class.getName())
                    .withMessageContaining("where the container is started");
        }
    }
}
