/** Known limits of requests and tokens a minute, and the clock that they are counted by. */
package io.plumbline.chat.caps;
