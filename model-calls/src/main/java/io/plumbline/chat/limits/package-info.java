/** How much an endpoint is asked to bear, decided in plain Java with a clock that tests can turn. */
package io.plumbline.chat.limits;
