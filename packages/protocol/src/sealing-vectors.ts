/**
 * Test vectors of sealing, as SPEC.md prints them. Keys and frames in hex, the rest base64url as on the wire.
 * The private keys are public: for tests only.
 */
export const SEALING_VECTORS = {
  match: 'AAECAwQFBgcICQoLDA0ODw',
  impolite: {
    jwk: { kty: 'EC', crv: 'P-256', x: 'XJWMdGzzI8IZYHPexQUgmAVrHm-ijLRDzflUReiujyo', y: 'j5QD58ti2Bu6G-ftmEFZKwsXtQYmzPupfOok8AIk3gE', d: 'Z_4ORyLzfAQGM8oQBp0_bZFZVspSjcr8lEPub7R2FOQ' },
    publicKey: 'BFyVjHRs8yPCGWBz3sUFIJgFax5vooy0Q835VEXoro8qj5QD58ti2Bu6G-ftmEFZKwsXtQYmzPupfOok8AIk3gE',
  },
  polite: {
    jwk: { kty: 'EC', crv: 'P-256', x: 'bHpLsyvKIl7s6iJZyVBFMzL3_BmOMmZIq2kNhCrq4o4', y: '6RYFDpzdDo9AprcTIPaYNH4eLB4bJI9ZKtT3sp3H8hk', d: 'MXfNWpO_H0pzwlgBqgyrbKJzcBnsqoDQRjW2Gj68LvI' },
    publicKey: 'BGx6S7MryiJe7OoiWclQRTMy9_wZjjJmSKtpDYQq6uKO6RYFDpzdDo9AprcTIPaYNH4eLB4bJI9ZKtT3sp3H8hk',
  },
  sharedSecret: 'd098ee4300ddbc2a0b4130a18dbb93533bea8aaf05f7cd3ff9494fce08f0e63a',
  /** AES keys by who seals with them. */
  keys: {
    impolite: '6cce934503830961bf6be8951c9fc7b60e654e61ab00949687c03a35d13060da',
    polite: '834efeea4c51ca086a25fe7ca9e3fae8b592524aa0aa519afd9941b70da2abf6',
  },
  frames: [
    {
      from: 'impolite',
      sequence: 1,
      nonce: '000000000000000000000001',
      plaintext: '{"type":"description","description":{"type":"offer","sdp":"v=0\\r\\no=- 1 1 IN IP4 0.0.0.0\\r\\ns=-\\r\\nt=0 0\\r\\na=group:BUNDLE 0\\r\\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\\r\\nc=IN IP4 0.0.0.0\\r\\na=ice-ufrag:4ZcD\\r\\na=ice-pwd:2/1muCWoOi3uLifh0NuRHlRm\\r\\na=mid:0\\r\\na=sctp-port:5000\\r\\n"},"ack":0}',
      frame: [
        '01000000000000000111693cf584bf789f8dd6528a666a8d055fd389b6886a156d25b78c261cb7788d1f60fcb8c4bffc',
        '492becd8e91d8c4df69326fb455861c0280f2d68d80c8821863a5f8bcda5db5eda96c4f34291623013c4160c289b27d1',
        '9513a29ace4713602a2f49a33936e0b3985a33b4ea3143c6840fb3c2867f4db08632e414895906f69b79f9cc724b2160',
        'b6dfc4f7a15d062bdf62c406b230fd1bdb3276b6d1e01f8570fd7c10c7c7ad1dad0dcf0e3e69a5528f0493d707ad8cc8',
        'e54f4639dbebca3102258358314078ed8dc205fae2ba84c236b2275d43fce42d763a3336a98624344892d6c625ec6543',
        '2b00d4f1b1e91afdbb5bd2048862bd2125dcbc20b6d626f95f850289c7107b512fecbb2e543928d17aa9677f848b7821',
        '3221b748f0c80f5335bed08fe1c783957cc780d34936c2d9342071efaec402611eeb4cc145f3510ad4a8ade53937abea',
        '4e31759c91f0b6535cfc6248d47cee2d971d20dc12049877ef129b1a6cec0eb67e5b9afa6d07c11a7cbbe4a842f7f981',
        '682b236b2837b20553708935094d1073193f4cfd39d19d941e14369215d7d018f66c22c9765f66c8773fdc77e727b65e',
        'acd60f66f600a8c6ab4f08fcf498ba4086e2d6675839ca855d1aba169a9cd5cb139aa7b6519ad7f8c9da3f9e8268c964',
        'b3fcb2bf4ca27d448c3d19f294e0186acecb52dac05501b46998865ad0855b368ae80564de0be6b09b6e3df6f640fc09',
        '9bdc8435ea17bbd47fb0b7f632827a502bac91db700707f3dbe019fa1c4d702d652b92cc066fa3d5a300b2ce2f52ad3a',
        'f73205808a78ea757dc878cccbbacd4249d0f035a02a560778ec26387728f47caec0565949582bf617eba15162367718',
        '307708d4574c4378261822443ff38a0fcff697e34346f44623b5681d66ffd8fc3f6489e33bf020ea1e84e85bc148c225',
        '8212b11880badbebea215ab0116e408d23511e7a40bb758ba06d89e6e79e52e26d30378b58f2776f17b74e41e1969c71',
        '81184ba4c4dbade86553d50a3f98e41c31efa10d1607e817b04decd50d971d64b006d16b9470a9d8e10b84df4c179bc9',
        'e4c8c68bff65791307e24a7b29c5ea291ea09bb53ea300acdc6b5b72616b269ee4ffffd58656947117cd8d46df38becb',
        '5e6fef2551213182dd319e27950bd69d7258cf6758f37f69d6d529f9e4ae3be08d9cf7e3cf26929c91fdb38268d61a3c',
        '3a57faed7d39693d778574ce5db98746a266a0c63ab6c3dff5850315aa06097aec5517f18615cf706d33faaf8c571717',
        '9a72a616ac7f8de731f01d00b0843648af4fb5b460f4b8118f7162b51643230d2fe34fbeca37c5f9b20de02cb6595534',
        '6c54186c5efb38561fc18c1e3f506f57060a6b7d4ee0d899e699552662f1d9b2cf2e01d369290a119be6cb3288068a05',
        '39846ad98a0616ccbd64938e82fe2421',
      ].join(''),
    },
    {
      from: 'polite',
      sequence: 1,
      nonce: '000000000000000000000001',
      plaintext: '{"type":"ack","ack":1}',
      frame: [
        '01000000000000000127936ed4139762b44e89a0f6a5f23fba29d95c8714853dd513e458ddf07105778ab7bbfe625c28',
        '52606d1737a92c7d02a551edcb6650b8991604ebfcf974cb30a53909bc1479993090e4a1254bf227f44d3f83786f4850',
        'ebfb1e1475c67497dd9d38bf4fb1a53e69d9417136c219d98f86766f811de0c695fb95222a5b16bba5d480f579c15004',
        '487c555c83e7f2c7e8ed8ce01a789d49b64507be0d2b612e50de29b80853d2deaedf3f350793e85d054e6443913af476',
        '3decf6aabecfe40edbe5e2d1e6bc5fce9e2429d53f03d3ad23dc2bc4868087e26efc635c010df71786b27011500245a7',
        'e445bc705881d8b42adb707780a5862d',
      ].join(''),
    },
    {
      from: 'impolite',
      sequence: 2,
      nonce: '000000000000000000000002',
      plaintext: '{"type":"candidate","candidate":null,"ack":1}',
      frame: [
        '010000000000000002c7aa959e84e8dfff54b063bf445e352a2908e48f190832371864cf40862d09efaa3e1efaf2764b',
        '72455489621a029aab68afe7c92f8e5175b6bd23fd112957db57c727312c78839dcd49fe43f6b46e5398bf4384a6a818',
        '1b5dc43459902db8016429ffbe587c35d8a30bd33a30687470df3a017ad69f3367bd5bee63486c5451b7729161131d80',
        '339ee27059891f92e1ecf21c80fb7f6b16b4cd83009a9517366202c8079bb7c5637eab66b27d1bbe538404aecd9ab7ca',
        'd43a22e3cfb27a7a42c96cdfa697d86dc4c3cf7895da86483f2d5c170964bbd616490d5c8cf48ad622907046e438972c',
        '8ca112fd6f6dad77416176de759c5e6d',
      ].join(''),
    },
  ],
} as const;
