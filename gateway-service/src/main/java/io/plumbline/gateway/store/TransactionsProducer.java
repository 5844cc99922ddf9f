package io.plumbline.gateway.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.database.Transactions;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Produces the bean for this service's transactions. */
class TransactionsProducer {

    @Produces
    @Singleton
    Transactions transactions(Mutiny.SessionFactory sessions, Vertx vertx, MeterRegistry meters) {
        return new Transactions(sessions, vertx, meters);
    }
}
