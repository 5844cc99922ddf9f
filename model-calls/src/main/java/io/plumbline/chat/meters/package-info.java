/** What calls cost: time, tokens, money and failures, as metrics. */
package io.plumbline.chat.meters;
